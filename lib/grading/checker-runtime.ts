/** The checker's side of the border: loads an author's bundle, runs its checks, asks the host for the learner's values. */
import * as api from './check-api.ts';
import type { CheckBundle } from './check-definition.ts';
import { LearnerGone, LearnerThrew, LearnerTooLarge } from './check-outcome.ts';
import { declareChecks } from './declare-checks.ts';
import { OpaqueValue, TensorValue, type LearnerValue } from './learner-value.ts';
import { runChecks } from './run-checks.ts';
import { TrialLearner } from './trial.ts';
import { decodeValue, encodeValue, WireFormatError, type TensorRealm } from './wire-codec.ts';
import type { AskKind, CheckerReply, CheckerRequest, LearnerAnswer, WireValue } from './wire.ts';

/** Tensors beside the checks: plain values. */
export const valueRealm: TensorRealm = {
  parts: (value) => (value instanceof TensorValue ? value : null),
  make: (shape, dtype, values) => new TensorValue(shape, dtype, values),
  opaque: (what) => new OpaqueValue(what),
};

/** Gives the handler for frames from the host. `send` takes one frame; frames of one checker are answered in order. */
export function createCheckerRuntime(send: (frame: string) => void): (frame: string) => void {
  const waiting = new Map<number, (answer: LearnerAnswer) => void>();
  let nextId = 0;
  const reply = (message: CheckerReply): void => send(JSON.stringify(message));

  const ask = async (kind: AskKind, name: string, args: readonly LearnerValue[]): Promise<LearnerValue> => {
    const id = nextId++;
    const frame: CheckerReply = { type: 'ask', id, ask: kind, name, args: args.map((arg) => encodeValue(arg, valueRealm)) };
    const answer = await new Promise<LearnerAnswer>((resolve) => {
      waiting.set(id, resolve);
      reply(frame);
    });
    switch (answer.type) {
      case 'value':
        return decodeClaim(answer.value);
      case 'threw':
        throw new LearnerThrew(answer.error);
      case 'too-large':
        throw new LearnerTooLarge(answer.what);
      case 'gone':
        throw new LearnerGone(answer.reason, answer.note);
    }
  };

  const work = async (request: Exclude<CheckerRequest, { type: 'answer' }>): Promise<void> => {
    const bundle = loadBundle(request.code);
    if (request.type === 'declare') {
      const declared = declareChecks(bundle, new TrialLearner(ask), request.seed);
      reply({ type: 'declared', checks: declared.map(({ title, points }) => ({ title, points })) });
      return;
    }
    await runChecks(bundle, {
      bundle: request.bundle,
      seed: request.seed,
      ask,
      onStarted: (index) => reply({ type: 'started', index }),
      onResult: (result) => reply({ type: 'result', result }),
    });
    reply({ type: 'finished' });
  };

  return (frame) => {
    // frames to this realm come from our own host
    const request = JSON.parse(frame) as CheckerRequest;
    if (request.type === 'answer') {
      const resolve = waiting.get(request.id);
      waiting.delete(request.id);
      resolve?.(request.answer);
      return;
    }
    work(request).catch((thrown: unknown) => reply({ type: 'broken', message: describeThrown(thrown) }));
  };
}

/** A claim that breaks the format was written past our codec: the learner's error, never one of the check. */
function decodeClaim(claim: WireValue): LearnerValue {
  try {
    // the value realm makes nothing but learner values
    return decodeValue(claim, valueRealm) as LearnerValue;
  } catch (error) {
    if (!(error instanceof WireFormatError)) throw error;
    throw new LearnerThrew({ name: 'Error', message: 'Your code sent a value that cannot be read. Return the value from your function instead of writing it out.', line: null, column: null, memory: false });
  }
}

/** Runs the compiled bundle (CommonJS, `epoch/checks` is its only import) and gives its default export. */
function loadBundle(code: string): CheckBundle {
  const module: { exports: { default?: unknown } } = { exports: {} };
  const require = (name: string): unknown => {
    if (name === 'epoch/checks') return api;
    throw new Error(`Expected checks to import only epoch/checks and files of their folder, got ${name}`);
  };
  // the checker realm is a sandbox of its own: evaluating the author's bundle is what it is for
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('require', 'module', 'exports', code)(require, module, module.exports);
  const bundle = module.exports.default;
  if (typeof bundle !== 'object' || bundle === null || !('define' in bundle) || typeof bundle.define !== 'function') throw new Error('Expected the file to export default checks(…), got something else');
  return bundle as CheckBundle;
}

function describeThrown(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}`.slice(0, 1_000) : String(thrown).slice(0, 1_000);
}
