import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasmBytes from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
import { registerWasmKernels } from '#lib/ml/wasm-kernels/register.ts';
import { startLearner } from './learner.ts';
import { serveTo, tf } from './tensorflow.ts';

// threads are forbidden in the sandbox; the bytes are part of this program
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
setWasmPaths('/sandbox/', true);
// the browser has them, too: what trains there must train here
registerWasmKernels(tf);
serveTo(() => new Response(wasmBytes, { headers: { 'content-type': 'application/wasm' } }));
await startLearner(tf, 'wasm');
