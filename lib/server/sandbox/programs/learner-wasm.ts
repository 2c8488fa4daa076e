import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasmBytes from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
import { startLearner } from './learner.ts';
import { serveTo, tf } from './tensorflow.ts';

// threads are forbidden in the sandbox; the bytes are part of this program
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
setWasmPaths('/sandbox/', true);
serveTo(() => new Response(wasmBytes, { headers: { 'content-type': 'application/wasm' } }));
await startLearner(tf, 'wasm');
