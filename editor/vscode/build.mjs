// Builds the extension. In: src/, snippets/ and the WASM engine. Out: dist/, all that both faces need at run time.
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { notices } from './notices.mjs';
import { snippets } from './snippets.mjs';

const ENGINE = new URL('engine/jdlint_wasm_bg.wasm', import.meta.url);

process.chdir(import.meta.dirname);
await rm('dist', { recursive: true, force: true });
await mkdir('dist');
const common = {
  bundle: true,
  metafile: true,
  minify: true,
  logLevel: 'warning',
  loader: { '.md': 'text' },
  external: ['vscode'],
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const browser = { ...common, platform: 'browser', target: 'es2023' };
const [bundles] = await Promise.all([
  Promise.all([
    build({ ...node, entryPoints: ['src/desktop.ts'], outfile: 'dist/desktop.js' }),
    build({ ...browser, format: 'cjs', entryPoints: ['src/web.ts'], outfile: 'dist/web.js' }),
    // The glue of the engine names its own address for a way of loading that is not used here.
    build({
      ...browser,
      format: 'iife',
      define: { 'import.meta.url': '""' },
      entryPoints: ['src/server/worker.ts'],
      outfile: 'dist/server.js',
    }),
  ]),
  writeFile('dist/snippets.json', JSON.stringify(await snippets())),
  copyFile(ENGINE, 'dist/jdlint.wasm').catch(() => {
    console.error('error: the WASM engine is not built; run `cargo xtask wasm` first');
    process.exit(1);
  }),
]);
// The engine brings those of its own.
const ofEngine = await readFile(new URL('engine/THIRD-PARTY.txt', import.meta.url), 'utf8');
await writeFile('dist/licences.txt', `${await notices(bundles.map(({ metafile }) => metafile))}\n${ofEngine}`);
