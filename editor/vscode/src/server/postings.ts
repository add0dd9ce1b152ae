// Which documents are postings, and by which settings file. In: an address and the nearest `jdlint.toml`, if there is one.
// Out: yes or no. The globs mean what they mean in `jdlint.toml` for every other face of jdlint.
import { Minimatch } from 'minimatch';
import { parse } from 'smol-toml';

/** The nearest settings file of a document. */
export interface Config {
  /** Its text. */
  text: string;
  /** The document's path from the folder of the file, with `/`. */
  path: string;
}

/** What is looked at where no settings file says otherwise. */
const DEFAULT_INCLUDE = ['**/{jobs,careers,postings,positions,vacancies}/**/*.{md,txt,html}', '*.jd.md'];

export function isPosting(path: string, config: Config | null): boolean {
  const { include, exclude } = globs(config);
  const judged = config?.path ?? path;
  if (fits(exclude ?? [], judged)) return false;
  // The folders of a path that a settings file does not govern count from the root.
  return include === undefined ? fits(DEFAULT_INCLUDE, path) : fits(include, judged);
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
  const relative = path.replace(/^\/+/, '');
  return patterns.some((pattern) => {
    const plain = pattern.replace(/^(\.\/|\/)+/, '').replace(/\/+$/, '');
    const anywhere = !plain.includes('/') && !pattern.startsWith('/');
    const glob = anywhere ? `**/${plain}` : plain;
    return [glob, `${glob}/**`].some((each) => new Minimatch(each, { dot: true, nocomment: true, nonegate: true }).match(relative));
  });
}
