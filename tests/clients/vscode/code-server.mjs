// VS Code for a test. In: a packed extension and a folder. Out: code-server on a free port of this machine, with a fresh
// profile and no extension but this one; no marketplace, no telemetry.
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const ENTRY = join(import.meta.dirname, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
/** code-server wants its own version of Node; `cargo xtask` says where that is. */
const NODE = process.env.CODE_SERVER_NODE ?? process.execPath;
/** From start to listening, in milliseconds. */
const PATIENCE = 60_000;

const SETTINGS = {
  'security.workspace.trust.startupPrompt': 'always',
  'security.workspace.trust.untrustedFiles': 'open',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'remote.autoForwardPorts': false,
  'files.autoSave': 'off',
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.acceptSuggestionOnEnter': 'off',
};

/** Starts it; `close` ends it and deletes the profile. */
export async function startCodeServer(vsix, settings = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'jdlint-code-server-'));
  const [data, extensions] = [join(profile, 'data'), join(profile, 'extensions')];
  await mkdir(join(data, 'User'), { recursive: true });
  await writeFile(join(data, 'User', 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  const folders = ['--user-data-dir', data, '--extensions-dir', extensions];
  const env = {
    ...process.env,
    XDG_CONFIG_HOME: join(profile, 'config'),
    EXTENSIONS_GALLERY: '{"serviceUrl":"http://127.0.0.1:9/none"}',
  };
  await promisify(execFile)(NODE, [ENTRY, ...folders, '--install-extension', vsix], { env }).catch(({ stderr }) => {
    throw new Error(`code-server could not install ${vsix} (with ${NODE}):\n${readable(stderr)}`);
  });

  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
  const server = spawn(NODE, [ENTRY, ...folders, '--auth', 'none', '--bind-addr', '127.0.0.1:0', ...quiet], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // It complains of native modules that are not built and not needed; worth reading only when it fails.
  const said = [];
  server.stderr.on('data', (chunk) => said.push(chunk));
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const close = async () => {
    server.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { address: await listening(server), profile, close };
  } catch (error) {
    await close();
    throw new Error(`${error.message}\n${readable(Buffer.concat(said).toString())}`);
  }
}

/** Its complaints quote lines of minified code that are longer than any terminal. */
function readable(text) {
  return text
    .split('\n')
    .map((line) => line.slice(0, 200))
    .slice(0, 30)
    .join('\n');
}

function listening(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('code-server did not listen in time')), PATIENCE);
    server.once('exit', (code) => reject(new Error(`code-server ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const address = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
