/** Loads TensorFlow.js into a sandboxed Worker: the page sends the files, the Worker runs them from blob: addresses. */
import type * as Tf from '@tensorflow/tfjs';
import type { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { modelKeeper } from '../teaching/model-keeper.ts';
import type { ModelStorage } from './model-storage.ts';
import { withOriginalGlobals } from './original-globals.ts';
import type { WorkerAsset } from './sandbox-messages.ts';
import { connectToPage } from './worker-channel.ts';

/** Where a bundle leaves its exports for whoever loaded it; taken away at once. */
const HANDOVER = '__epochBundle';

interface TensorFlowBundle {
  readonly tf: typeof Tf;
  readonly setWasmPaths: typeof setWasmPaths;
  readonly keepModels: (storage: ModelStorage) => void;
}

// Learners may name a variable like these.
const { createObjectURL, revokeObjectURL } = URL;
const load: (...urls: string[]) => void = (globalThis as unknown as { importScripts(...urls: string[]): void }).importScripts.bind(globalThis);

let loading: Promise<typeof Tf> | null = null;

/** The one TensorFlow.js of this Worker, with the backends cpu and wasm registered and none chosen yet. */
export function loadTensorFlow(): Promise<typeof Tf> {
  loading ??= loadBundle().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function loadBundle(): Promise<typeof Tf> {
  const channel = connectToPage();
  const wasmFile: WorkerAsset = supportsSimd() ? 'tfjs-backend-wasm-simd.wasm' : 'tfjs-backend-wasm.wasm';
  const [script, wasm] = await Promise.all([channel.fetchAsset('tfjs.js'), channel.fetchAsset(wasmFile)]);
  const { tf, setWasmPaths: setPaths, keepModels } = runBundle(script) as TensorFlowBundle;
  keepModels(modelKeeper);
  // The library wants an address for each of its three builds and opens only the one that fits: threads need a page
  // isolated from all others, which ours is not.
  const url = createObjectURL(wasm);
  setPaths({ 'tfjs-backend-wasm.wasm': url, 'tfjs-backend-wasm-simd.wasm': url, 'tfjs-backend-wasm-threaded-simd.wasm': url });
  return tf;
}

/** Adds the backend `webgl` or `webgpu` to the loaded TensorFlow.js. */
export async function loadGpuBackend(backend: 'webgl' | 'webgpu'): Promise<void> {
  await loadTensorFlow();
  runBundle(await connectToPage().fetchAsset(backend === 'webgl' ? 'tfjs-webgl.js' : 'tfjs-webgpu.js'));
}

function runBundle(script: Blob): unknown {
  const url = createObjectURL(new Blob([script], { type: 'text/javascript' }));
  withOriginalGlobals(() => load(url));
  revokeObjectURL(url);
  const realm = globalThis as unknown as Record<string, unknown>;
  const bundle = realm[HANDOVER];
  Reflect.deleteProperty(realm, HANDOVER);
  return bundle;
}

/** A module of one SIMD instruction; engines without SIMD refuse it. */
function supportsSimd(): boolean {
  return WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]));
}
