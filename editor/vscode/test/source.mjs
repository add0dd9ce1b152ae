// TypeScript of the extension for a test. In: a file of src/. Out: its exports, bundled as esbuild bundles them.
import { build } from 'esbuild';
import { join } from 'node:path';

export async function load(file, platform = 'node') {
  const entry = join(import.meta.dirname, '..', 'src', file);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform,
    format: 'esm',
    write: false,
    loader: { '.md': 'text' },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
