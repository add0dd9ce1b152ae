// Which documents are postings. In: where a document stands, and its nearest `jdlint.toml`, if there is one. Out: yes or
// no. The globs mean what they mean in `jdlint.toml` for every other face of jdlint.
import { Minimatch } from 'minimatch';
import { parse } from 'smol-toml';

/** Where a document stands. */
export interface Place {
  /** Its path from above the folder that one works in, so beginning with that folder's name; with `/`. */
  fromRoot: string;
  /** The nearest settings file. */
  config: Config | null;
}

/** A settings file. */
export interface Config {
  /** Its text. */
  text: string;
  /** The document's path from the folder of the file, with `/`. */
  path: string;
}

/** What is looked at where no settings file says otherwise: of what the command line reads, the texts. */
const DEFAULT_INCLUDE = ['**/{jobs,careers,postings,positions,vacancies}/**/*.{md,markdown,txt,rst,html,htm}', '**/*.jd.md'];

export function isPosting({ fromRoot, config }: Place): boolean {
  const { include, exclude = [] } = globs(config);
  if (config !== null && fits(exclude, config.path)) return false;
  return config !== null && include !== undefined ? fits(include, config.path) : fits(DEFAULT_INCLUDE, fromRoot);
}

/** A file that cannot be read as TOML chooses nothing; the engine says what is wrong with it. */
function globs(config: Config | null): { include?: string[] | undefined; exclude?: string[] | undefined } {
  try {
    const { include, exclude } = parse(config?.text ?? '');
    return { include: texts(include), exclude: texts(exclude) };
  } catch {
    return {};
  }
}

function texts(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** A pattern without `/` fits in every folder; one that names a folder fits all that is in it. */
function fits(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => {
    const plain = pattern.replace(/^(\.\/|\/)+/, '').replace(/\/+$/, '');
    const anywhere = !plain.includes('/') && !pattern.startsWith('/');
    const glob = anywhere ? `**/${plain}` : plain;
    return [glob, `${glob}/**`].some((each) =>
      new Minimatch(each, { dot: true, nocomment: true, nonegate: true }).match(path),
    );
  });
}
