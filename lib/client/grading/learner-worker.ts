/** Worker script: runs the learner's answer and gives its values, with the same runtime as the grader's sandbox. */
import { compileAnswer } from '#lib/grading/compile-answer.ts';
import { createLearnerRuntime } from '#lib/grading/learner-runtime.ts';
import * as display from '#lib/grading/silent-display.ts';
import * as debug from '#lib/grading/silent-debug.ts';
import * as training from '#lib/grading/silent-training.ts';
import { tensorRealm } from '#lib/grading/tensor-realm.ts';
import * as ml from '#lib/ml/index.ts';
import * as controls from '#lib/notebook/controls/index.ts';
import { loadTensorFlow } from '../sandbox/worker-assets.ts';
import { connectToPage } from '../sandbox/worker-channel.ts';
import type { LearnerWorkerReply, LearnerWorkerRequest } from './learner-messages.ts';

const page = connectToPage();
const reply = (message: LearnerWorkerReply): void => page.post(message);
let receive: ((frame: string) => void) | null = null;

page.onMessage((message) => {
  if (typeof message === 'string') receive?.(message);
  else handle(message as LearnerWorkerRequest).catch((error: unknown) => reply({ type: 'prepared', problem: error instanceof Error ? error.message : String(error) }));
});

// what goes wrong where nobody awaits it is no reason to end
globalThis.addEventListener('unhandledrejection', (event) => event.preventDefault());
globalThis.addEventListener('error', (event) => event.preventDefault());

async function handle(request: LearnerWorkerRequest): Promise<void> {
  if (request.type === 'compile') return reply({ type: 'compiled', answer: compileAnswer(request.code) });
  const tf = await loadTensorFlow();
  await tf.setBackend(request.backend);
  await tf.ready();
  if (tf.getBackend() !== request.backend) throw new Error(`Expected the backend ${request.backend} in this browser, got ${tf.getBackend()}`);
  const modules: Readonly<Record<string, object>> = { '@tensorflow/tfjs': tf, 'epoch/display': display, 'epoch/controls': controls, 'epoch/ml': ml, 'epoch/debug': debug, 'epoch/training': training };
  receive = createLearnerRuntime({
    send: (frame) => page.post(frame),
    tensors: tensorRealm(tf),
    importer: async (specifier) => {
      const module = modules[specifier];
      if (module === undefined) throw new Error(`Cannot import '${specifier}' in an exercise. It has: ${Object.keys(modules).join(', ')}.`);
      return module;
    },
  });
  reply({ type: 'prepared', problem: null });
}
