/** Bundle `tfjs.js`: what `@tensorflow/tfjs` exports, less its data API, with the backends cpu and wasm. */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import * as core from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerDilatedGradients } from '#lib/ml/dilated-gradients.ts';
import { withEvenRows } from '#lib/ml/even-rows.ts';
import { registerWasmKernels } from '#lib/ml/wasm-kernels/register.ts';

registerDilatedGradients(core);
registerWasmKernels(core);
const tf = { ...core, ...layers, ...withEvenRows(core) };
// The GPU backends are bundles of their own and share this core.
Object.defineProperty(globalThis, Symbol.for('epoch.tfjs-core'), { value: core });
Object.assign(globalThis, { __epochBundle: { tf, setWasmPaths } });
