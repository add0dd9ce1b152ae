// Finds the program. In: the setting `jdlint.path`, the extension's folder and the environment. Out: a path and where it
// comes from, or the reason why there is none. The setting comes first, then the program that came with the extension.
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, posix, relative, sep, win32 } from 'node:path';

export type Found = { path: string; from: string } | { reason: string };

export interface Places {
  /** As the user wrote it; empty for none. */
  setting: string;
  /** The extension's folder. */
  extension: string;
  /** Folders whose programs are not to be run, even where the PATH names them. */
  avoid: readonly string[];
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

export function findBinary({ setting, extension, avoid, env, platform }: Places): Found {
  const wanted = setting.trim().replace(/^~(?=[\\/])/, homedir());
  if (wanted !== '') {
    if (!isAbsolute(wanted))
      return { reason: `The setting jdlint.path must be an absolute path, and "${setting}" is none.` };
    if (!isProgram(wanted)) return { reason: `The setting jdlint.path names "${setting}", which is no program.` };
    return { path: wanted, from: 'from the setting jdlint.path' };
  }
  const name = platform === 'win32' ? 'jdlint.exe' : 'jdlint';
  const bundled = join(extension, 'bin', name);
  if (isProgram(bundled)) return { path: bundled, from: 'bundled with the extension' };
  const { delimiter } = platform === 'win32' ? win32 : posix;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(isAbsolute); // never the working folder
  // By name and by what links lead to: a link elsewhere may lead into the folder, and the folder may be opened through one.
  const isAllowed = (path: string) =>
    !avoid.some((root) => isWithin(root, path) || isWithin(real(root), real(path)));
  const path = folders.map((folder) => join(folder, name)).filter(isProgram).find(isAllowed);
  if (path !== undefined) return { path, from: 'from the PATH' };
  return { reason: 'The program `jdlint` is neither bundled with this extension nor on the PATH.' };
}

function isWithin(root: string, folder: string): boolean {
  const way = relative(root, folder);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // what is not there starts nothing
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
