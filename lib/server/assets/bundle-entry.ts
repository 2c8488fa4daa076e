import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import type { AssetEntry } from './asset-entries.ts';
import { bundleTypes } from './bundle-types.ts';

const COMMON: BuildOptions = {
  bundle: true,
  minify: true,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'linked',
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
  // Monaco's and TensorFlow.js's Node branches ask for it; none of them runs in a Worker.
  logOverride: { 'empty-import-meta': 'silent' },
  metafile: true,
};

/** for what shares its scope with a learner's variables */
const KEPT = ['lib/notebook/kept-intrinsics.ts', 'lib/client/sandbox/kept-globals.ts'];

/** Builds one entry into `folder`. Gives the project files it was made from, for the next decision whether it is stale. */
export async function bundleEntry(entry: AssetEntry, root: string, folder: string): Promise<readonly string[]> {
  const outfile = join(folder, entry.file);
  switch (entry.kind) {
    case 'copy':
      await copyFile(join(root, entry.from), outfile);
      return [entry.from];
    case 'types':
      return bundleTypes(root, outfile, entry.of);
    case 'worker':
      return bundle({ ...COMMON, format: 'iife', entryPoints: [entry.from], outfile, absWorkingDir: root, inject: entry.runsCells ? KEPT : [] });
    case 'module':
      return bundle({ ...COMMON, format: 'esm', entryPoints: [entry.from], outfile, absWorkingDir: root, plugins: [onlyChosenFeatures] });
    case 'library':
      return bundle({
        ...COMMON,
        format: 'iife',
        entryPoints: [entry.from],
        outfile,
        absWorkingDir: root,
        inject: KEPT,
        plugins: [nodeModulesAreEmpty, ...(entry.sharedCore ? [sharedCore] : [])],
      });
  }
}

async function bundle(options: BuildOptions): Promise<readonly string[]> {
  const { metafile } = await build(options);
  return Object.keys(metafile?.inputs ?? {}).filter((path) => !path.includes(':'));
}

/** The branches of TensorFlow.js for Node are never taken in a browser. */
const nodeModulesAreEmpty: Plugin = {
  name: 'node-modules-are-empty',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(crypto|fs|path|util|os|worker_threads|perf_hooks|node-fetch|string_decoder)$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * Monaco's file that starts the TypeScript worker imports every feature of the editor. They would join, half, once the first
 * editor stands: the second then fails for services that nobody registered. The features are chosen in monaco-entry.ts.
 */
const onlyChosenFeatures: Plugin = {
  name: 'only-chosen-features',
  setup({ onLoad }) {
    onLoad({ filter: /monaco-editor[\\/]esm[\\/]vs[\\/]internal[\\/]common[\\/]workers\.js$/ }, async ({ path }) => ({ contents: (await readFile(path, 'utf8')).replace(/^import '[^']+';$/gm, '') }));
  },
};

/** A GPU backend must register with the core that cells use, so it takes that instead of bundling its own. */
const sharedCore: Plugin = {
  name: 'shared-core',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@tensorflow\/tfjs-core$/ }, ({ path }) => ({ path, namespace: 'shared-core' }));
    onLoad({ filter: /.*/, namespace: 'shared-core' }, () => ({ contents: "module.exports = globalThis[Symbol.for('epoch.tfjs-core')];" }));
  },
};
