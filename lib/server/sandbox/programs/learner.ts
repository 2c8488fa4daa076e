/** What both learner programs do once their tfjs is there: warm up, harden, answer questions. */
import { createLearnerRuntime } from '#lib/grading/learner-runtime.ts';
import * as display from '#lib/grading/silent-display.ts';
import * as debug from '#lib/grading/silent-debug.ts';
import * as training from '#lib/grading/silent-training.ts';
import { tensorRealm } from '#lib/grading/tensor-realm.ts';
import type { LearnerReply } from '#lib/grading/wire.ts';
import * as ml from '#lib/ml/index.ts';
import * as controls from '#lib/notebook/controls/index.ts';
import type { tf as TensorFlowModule } from './tensorflow.ts';
import { readFrames, sendFrame } from './frames.ts';
import { harden, type HardenOptions } from './harden.ts';

export async function startLearner(tf: typeof TensorFlowModule, backend: 'cpu' | 'wasm'): Promise<void> {
  await tf.setBackend(backend);
  await tf.ready();
  // tfjs falls back silently when a backend cannot start
  if (tf.getBackend() !== backend) throw new Error(`Expected the backend ${backend}, got ${tf.getBackend()}`);
  tf.tidy(() => tf.tensor1d([1, 2]).add(1).dataSync());
  const modules: Readonly<Record<string, object>> = { '@tensorflow/tfjs': tf, 'epoch/display': display, 'epoch/controls': controls, 'epoch/ml': ml, 'epoch/debug': debug, 'epoch/training': training };
  const tier = await harden(JSON.parse(Deno.args[0] ?? '') as HardenOptions);
  // what goes wrong where nobody awaits it is no reason to end; what a check asks for is awaited and tells
  globalThis.addEventListener('unhandledrejection', (event) => event.preventDefault());
  globalThis.addEventListener('error', (event) => event.preventDefault());
  const receive = createLearnerRuntime({
    send: sendFrame,
    tensors: tensorRealm(tf),
    importer: async (specifier) => {
      const module = modules[specifier];
      if (module === undefined) throw new Error(`Cannot import '${specifier}' in an exercise. It has: ${Object.keys(modules).join(', ')}.`);
      return module;
    },
  });
  sendFrame(JSON.stringify({ type: 'ready', backend: tf.getBackend(), tier } satisfies LearnerReply));
  await readFrames(receive);
}
