/** Bundle `tfjs.js`: what `@tensorflow/tfjs` exports, less its data API, with the backends cpu and wasm. */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import * as core from '@tensorflow/tfjs-core';
import { ModelStoreManagerRegistry } from '@tensorflow/tfjs-core/dist/io/model_management.js';
import { IORouterRegistry } from '@tensorflow/tfjs-core/dist/io/router_registry.js';
import * as layers from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerDilatedGradients } from '#lib/ml/dilated-gradients.ts';
import { withEvenRows } from '#lib/ml/even-rows.ts';
import { registerWasmKernels } from '#lib/ml/wasm-kernels/register.ts';
import { replaceModelStorage, type ModelRegistries, type ModelStorage } from './model-storage.ts';

registerDilatedGradients(core);
registerWasmKernels(core);
const tf = { ...core, ...layers, ...withEvenRows(core) };
// The GPU backends are bundles of their own and share this core.
Object.defineProperty(globalThis, Symbol.for('epoch.tfjs-core'), { value: core });
// its lists are private members
const routers = IORouterRegistry as unknown as { getInstance(): ModelRegistries['routers'] };
const managers = ModelStoreManagerRegistry as unknown as { getInstance(): ModelRegistries['managers'] };
const registries: ModelRegistries = { routers: routers.getInstance(), managers: managers.getInstance() };
const keepModels = (storage: ModelStorage): void => replaceModelStorage(registries, storage);
Object.assign(globalThis, { __epochBundle: { tf, setWasmPaths, keepModels } });
