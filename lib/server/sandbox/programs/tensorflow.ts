/** tfjs for a process without network, files and Node: core, layers, data and the cpu backend. */
import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import { registerDilatedGradients } from '#lib/ml/dilated-gradients.ts';
import { withEvenRows } from '#lib/ml/even-rows.ts';

/** answers tfjs's own requests, e.g. for the wasm binary; nothing else can be fetched */
let serve: (path: string) => Response = (path) => {
  throw new Error(`Cannot fetch '${path}' in an exercise: there is no network.`);
};
export function serveTo(answer: (path: string) => Response): void {
  serve = answer;
}

core.setPlatform('epoch-sandbox', {
  fetch: async (path) => serve(String(path)),
  now: () => performance.now(),
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder().decode(bytes),
  setTimeoutCustom: (callback, delay) => void setTimeout(callback, delay),
  isTypedArray: (value): value is Float32Array | Int32Array | Uint8Array | Uint8ClampedArray =>
    value instanceof Float32Array || value instanceof Int32Array || value instanceof Uint8Array || value instanceof Uint8ClampedArray,
} satisfies core.Platform);

registerDilatedGradients(core);
export const tf = { ...core, ...layers, ...withEvenRows(core) };
