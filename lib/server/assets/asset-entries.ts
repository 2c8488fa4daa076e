/** A file of the asset folder and what it is made from. Paths are relative to the project's root. */
export type AssetEntry =
  /** a script for a Worker that the sandbox starts from a blob: a classic script without imports; `runsCells`: learner code runs in it */
  | { readonly kind: 'worker'; readonly file: string; readonly from: string; readonly runsCells?: boolean }
  /** a script that a Worker loads later; `sharedCore` takes TensorFlow.js's core from `tfjs.js` instead of its own copy */
  | { readonly kind: 'library'; readonly file: string; readonly from: string; readonly sharedCore: boolean }
  /** a module for the page, with its styles and fonts beside it */
  | { readonly kind: 'module'; readonly file: string; readonly from: string }
  | { readonly kind: 'copy'; readonly file: string; readonly from: string }
  /** the type declarations of what cells (or checks) import, as one JSON object from path below node_modules to text */
  | { readonly kind: 'types'; readonly file: string; readonly of: 'cells' | 'checks' };

const WASM = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';

/** Everything a browser loads that Next does not build. */
export const ASSET_ENTRIES: readonly AssetEntry[] = [
  { kind: 'worker', file: 'kernel-worker.js', from: 'lib/client/kernel/kernel-worker.ts', runsCells: true },
  { kind: 'worker', file: 'learner-worker.js', from: 'lib/client/grading/learner-worker.ts', runsCells: true },
  { kind: 'worker', file: 'checker-worker.js', from: 'lib/client/grading/checker-worker.ts' },
  { kind: 'library', file: 'tfjs.js', from: 'lib/client/sandbox/tfjs-entry.ts', sharedCore: false },
  { kind: 'library', file: 'tfjs-webgl.js', from: 'lib/client/sandbox/tfjs-webgl-entry.ts', sharedCore: true },
  { kind: 'library', file: 'tfjs-webgpu.js', from: 'lib/client/sandbox/tfjs-webgpu-entry.ts', sharedCore: true },
  { kind: 'copy', file: 'tfjs-backend-wasm-simd.wasm', from: `${WASM}/tfjs-backend-wasm-simd.wasm` },
  { kind: 'copy', file: 'tfjs-backend-wasm.wasm', from: `${WASM}/tfjs-backend-wasm.wasm` },
  { kind: 'module', file: 'monaco/monaco-entry.js', from: 'lib/client/editor/monaco-entry.ts' },
  { kind: 'worker', file: 'monaco/editor.worker.js', from: 'node_modules/monaco-editor/esm/vs/editor/editor.worker.js' },
  { kind: 'worker', file: 'monaco/ts.worker.js', from: 'node_modules/monaco-editor/esm/vs/language/typescript/ts.worker.js' },
  { kind: 'types', file: 'monaco/types.json', of: 'cells' },
  { kind: 'worker', file: 'service-worker.js', from: 'lib/client/offline/service-worker.ts' },
  { kind: 'module', file: 'offline.js', from: 'lib/client/offline/offline-entry.ts' },
  // what a notebook taken along holds of ours, as text
  { kind: 'module', file: 'deno/display.js', from: 'lib/client/teaching/deno/display.ts' },
  { kind: 'module', file: 'deno/controls.js', from: 'lib/client/teaching/deno/controls.ts' },
  { kind: 'module', file: 'deno/data.js', from: 'lib/client/teaching/deno/data.ts' },
  { kind: 'module', file: 'deno/ml.js', from: 'lib/ml/index.ts' },
  { kind: 'module', file: 'deno/debug.js', from: 'lib/grading/silent-debug.ts' },
  { kind: 'module', file: 'deno/training.js', from: 'lib/grading/silent-training.ts' },
  { kind: 'module', file: 'monaco/studio-entry.js', from: 'lib/client/studio/monaco/studio-entry.ts' },
  { kind: 'types', file: 'monaco/check-types.json', of: 'checks' },
];
