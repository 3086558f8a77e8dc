import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the page and the worker that runs the extensions into `outDir`. */
export async function buildPage(outDir: string): Promise<void> {
  await build({
    entryPoints: {
      page: path.join(import.meta.dirname, 'page/main.tsx'),
      worker: path.join(import.meta.dirname, 'worker/run-extension.ts'),
    },
    outdir: outDir,
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
}
