// Files. In: paths. Out: their names as they are printed, their bytes, and what the engine asks of the disk.
import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';

const MAX_BYTES = 32 * 2 ** 20;
const MAX_SETTINGS_BYTES = 2 ** 20;

/** With `/` on every system. */
export const slashed = (path) => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** The path as seen from the working folder. A path on another drive stays whole. */
export function nameOf(path) {
  const whole = wholeOf(path);
  const here = relative(process.cwd(), whole);
  if (isInside(here)) return slashed(here) || '.';
  try {
    // The working folder may be known by another name.
    const linked = relative(realpathSync(process.cwd()), join(realpathSync(dirname(whole)), basename(whole)));
    if (isInside(linked)) return slashed(linked);
  } catch {
    // What is not there has no other name.
  }
  return slashed(here);
}

/** The path from the root, without `.` and `name/..`. Behind a link, `..` is the folder above the one that the link leads to. */
export function wholeOf(path) {
  const { root } = parse(resolve(path));
  let whole = isAbsolute(path) ? root : process.cwd();
  for (const part of path.slice(isAbsolute(path) ? parse(path).root.length : 0).split(sep === '/' ? '/' : /[/\\]/)) {
    if (part === '..') whole = dirname(targetOf(whole));
    else if (part !== '' && part !== '.') whole = join(whole, part);
  }
  return whole;
}

/** Where a file is, whichever way leads to its folder: two paths of one file have the same place. */
export function placeOf(path) {
  const whole = wholeOf(path);
  try {
    return join(realpathSync(dirname(whole)), basename(whole));
  } catch {
    return whole;
  }
}

/** Where a link leads; anything else as it is. */
function targetOf(path) {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  } catch {
    return path;
  }
}

/** Does a path from a folder stay in it? A name may begin with two dots, and another drive has no path from here. */
const isInside = (path) => path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);

/** The bytes of a file; or throws an object with its name, `code` and `message` for what could not be done. */
export async function bytesOf(file) {
  const path = nameOf(file);
  const about = await stat(file).catch((error) => {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? { path, code: 'not-found', message: 'There is no such file or folder. Is the path right?' }
      : { path, code: 'unreadable', message: `Could not look here: ${error.message}.` };
  });
  if (about.isDirectory())
    throw { path, code: 'unreadable', message: 'It is a folder. Name its files (jobs/*.md), or take the native jdlint, which searches folders.' };
  if (about.isFile() && about.size > MAX_BYTES) throw tooLarge(path, `${about.size} bytes long`);
  const bytes = await readFile(file).catch((error) => {
    throw error.code === 'EACCES'
      ? { path, code: 'unreadable', message: 'The system does not let jdlint read it. Look at its permissions.' }
      : { path, code: 'unreadable', message: `Could not read it: ${error.message}.` };
  });
  if (bytes.length > MAX_BYTES) throw tooLarge(path, 'longer');
  return bytes;
}

/** The bytes of standard input. */
export async function bytesOfStdin() {
  const pieces = [];
  let length = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_BYTES) throw tooLarge('<stdin>', 'longer');
  }
  return Buffer.concat(pieces);
}

function tooLarge(path, size) {
  const message = `It is ${size}; jdlint reads postings of up to ${MAX_BYTES} bytes (32 MiB). Split it into one file for each posting.`;
  return { path, code: 'too-large', message };
}

/** A settings file's text; nothing where there is none. Throws where it cannot be read. */
export function readText(path) {
  let about;
  try {
    about = statSync(path);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
  if (!about.isFile()) throw new Error('it is no file');
  if (about.size > MAX_SETTINGS_BYTES) throw new Error(`it is longer than ${MAX_SETTINGS_BYTES} bytes`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    throw error instanceof TypeError ? new Error('it is not UTF-8; save it as UTF-8') : error;
  }
}

/** Is something of that name there? */
export const exists = (path) => existsSync(path);

/** Is the file in the folder when links are followed? What is not there is told when it is read. */
export function isWithin(path, root) {
  try {
    return isInside(relative(realpathSync(root), realpathSync(path)));
  } catch {
    return true;
  }
}
