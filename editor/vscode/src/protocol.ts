// What the extension and its servers say to each other beyond the Language Server Protocol.
import { NotificationType, RequestType } from 'vscode-languageserver-protocol';
import type { Place } from './server/postings';

/** The kind of the action that makes all safe fixes. */
export const FIX_ALL = 'source.fixAll.jdlint';

/** What a server understands as "treat this document as a posting"; its one argument is the address. */
export const LINT_AS_POSTING = 'jdlint.lintAsPosting';

/** The browser's server asks where a document stands: a worker has no files and no folders. */
export const PLACE = new RequestType<{ uri: string }, Place, void>('jdlint/place');

/** The browser's server: the engine broke on this version of a document and must be started anew. */
export const BROKE = new NotificationType<Version>('jdlint/broke');

/** What a document scores: 0 to 100, or null for a text that is no posting in a language that jdlint reads. */
export const SCORE = new RequestType<{ textDocument: { uri: string } }, Score | null, void>('jdlint/score');

export interface Score {
  isPosting: boolean;
  score: number | null;
  parts: Record<string, number> | null;
}

/** A document at one version. */
export interface Version {
  uri: string;
  version: number;
}

/** What the browser's server is started with, besides the user's settings. */
export interface Starting {
  /** Documents that the engine broke on; not to be tried again until they change. */
  brokeOn?: Version[];
}
