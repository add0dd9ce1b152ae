// Finds the program. In: the setting `jdlint.path` and the environment. Out: a path, or the reason why there is none.
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

export type Found = { path: string } | { reason: string };

export function findBinary(setting: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Found {
  const windows = platform === 'win32';
  const wanted = setting.trim().replace(/^~(?=[\\/])/, homedir());
  if (wanted !== '') {
    if (!isAbsolute(wanted)) return { reason: `The setting jdlint.path must be an absolute path. It is "${setting}".` };
    if (!isProgram(wanted)) return { reason: `The setting jdlint.path names "${setting}", which is no program.` };
    return { path: wanted };
  }
  const name = windows ? 'jdlint.exe' : 'jdlint';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(isAbsolute); // never the working folder
  const path = folders.map((folder) => join(folder, name)).find(isProgram);
  return path === undefined ? { reason: 'The program jdlint was not found on the PATH.' } : { path };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
