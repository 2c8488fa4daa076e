/** Runs one call of a learner's answer traced, in a kernel of its own: the notebook's names stay as they are. */
import { TENSORFLOW } from '#lib/grading/call-to-code.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { Kernel } from '../kernel/kernel.ts';
import { collectOutputs } from '../notebook/trace-expression.ts';

export interface TraceCallOptions {
  readonly assetBase: string;
  /** the learner's answer */
  readonly code: string;
  /** e.g. `loss(epochTf.tensor([1, 2], [2]))` */
  readonly call: string;
  readonly backend: 'cpu' | 'wasm';
  /** the exercise's own limit */
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** A traced call reads every value, and its kernel starts first: it may take so many times the exercise's limit. */
const SLOWER = 3;

/** The trace, or the error that came before there was one. */
export async function traceCall({ assetBase, code, call, backend, seconds, signal }: TraceCallOptions): Promise<readonly Output[]> {
  const kernel = new Kernel({ assetBase });
  const end = (): void => kernel.restart();
  const timer = setTimeout(end, seconds * SLOWER * 1000);
  signal.addEventListener('abort', end);
  try {
    kernel.setBackend(backend);
    const outputs = await collectOutputs(kernel, 'your answer', toProgram(code, call));
    const tape = outputs.filter(({ kind }) => kind === 'tape').slice(-1);
    if (tape.length > 0) return tape;
    const error = outputs.filter(({ kind }) => kind === 'error').slice(0, 1);
    return error.length > 0 ? error : [{ kind: 'notice', text: 'The call took too long to trace, and was stopped.' }];
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    kernel.dispose();
  }
}

/** All before the learner's text stands in its first line, so that its lines keep their numbers. */
const toProgram = (code: string, call: string): string =>
  `import { trace as epochTrace } from 'epoch/debug'; import * as ${TENSORFLOW} from '@tensorflow/tfjs'; ${code}\nawait epochTrace(async () => (${call}), ${JSON.stringify(call.replaceAll(`${TENSORFLOW}.`, 'tf.'))}, { keep: false });\n`;
