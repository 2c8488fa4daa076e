/** Runs a lesson's cells from a clean state in the grader's runtime, one after the other, and says what each cost and left. */
import { compileAnswer, type AnswerProgram } from '#lib/grading/compile-answer.ts';
import { LearnerSide, type LearnerEnd } from '#lib/grading/learner-side.ts';
import { SANDBOX_LIMITS } from '#lib/grading/limits.ts';
import type { Clock, Realm } from '#lib/grading/realm.ts';
import type { WireError } from '#lib/grading/wire.ts';

export interface CellRun {
  readonly id: string;
  /** running time of its own, ms */
  readonly ms: number;
  /** the most memory it held, MiB: its tensors' at any time, and JavaScript's after it; null when it did not end well */
  readonly mib: number | null;
  /** tensors alive after it; null when it did not end well */
  readonly tensors: number | null;
  /** console text, cut */
  readonly printed: string;
  /** why it did not end well */
  readonly error: WireError | null;
}

export interface RunCellsOptions {
  readonly seconds: number;
  /** what the cells' own `Math.random` starts from */
  readonly seed: number;
  readonly clock: Clock;
}

/** A name that no lesson has. */
const PROBE = 'epochMemoryProbe';
const PEAK = 'epochPeakBytes';
const OUTPUT_CHARACTERS = 100_000;

/**
 * Asked before the first cell and after every cell. A program of ours, run as a cell. From the first time on TensorFlow.js's count of
 * its bytes goes through a property that keeps the largest; asking begins it anew. Tensors lie outside of JavaScript's heap, as `external`
 * says once they are there; its own peak is told by nobody.
 */
const probe = readProgram(`import * as tf from '@tensorflow/tfjs';
var ${PROBE} = (() => {
  const { state } = tf.engine();
  if (!Object.getOwnPropertyDescriptor(state, 'numBytes').get) {
    let bytes = state.numBytes;
    let most = bytes;
    Object.defineProperty(state, 'numBytes', { configurable: true, enumerable: true, get: () => bytes, set: (value) => { bytes = value; if (value > most) most = value; } });
    Object.defineProperty(state, '${PEAK}', { value: () => { const peak = most; most = bytes; return peak; } });
  }
  const memory = typeof Deno === 'undefined' ? { heapUsed: 0, external: 0 } : Deno.memoryUsage();
  return [tf.memory().numTensors, (memory.heapUsed + Math.max(memory.external, state['${PEAK}']())) / 2 ** 20];
})();`);

/** Runs cells in `realm`; ends at the first that fails. The realm is the caller's to kill. */
export async function runCells(cells: readonly { readonly id: string; readonly source: string }[], realm: Realm, options: RunCellsOptions): Promise<readonly CellRun[]> {
  const runs: CellRun[] = [];
  for (const { id, source } of cells) {
    const run = await runCell(id, source, realm, options);
    runs.push(run);
    if (run.error !== null) return runs;
  }
  return runs;
}

/** Tensors alive in a realm. */
export async function countTensors(realm: Realm, options: RunCellsOptions): Promise<number> {
  return (await readMemory(realm, options)).tensors;
}

async function runCell(id: string, source: string, realm: Realm, options: RunCellsOptions): Promise<CellRun> {
  const nothing = { id, ms: 0, mib: null, tensors: null, printed: '' };
  const compiled = compileAnswer(source);
  if (!compiled.ok) return { ...nothing, error: { ...compiled.error, memory: false } };
  const learner = openSide(realm, options);
  const error = await learner.load(compiled.value, options.seed);
  const ran = { id, ms: Math.round(learner.usedMs * 10) / 10, printed: learner.log };
  const ended = learner.ended;
  if (error !== null || ended !== null) return { ...nothing, ...ran, error: error ?? toError(ended) };
  return { ...ran, ...(await readMemory(realm, options)), error: null };
}

async function readMemory(realm: Realm, options: RunCellsOptions): Promise<{ readonly tensors: number; readonly mib: number }> {
  const learner = openSide(realm, options);
  await learner.load(probe, 0);
  const answer = await learner.ask('read', PROBE, []);
  const [tensors, mib] = answer.type === 'value' && Array.isArray(answer.value) ? (answer.value as readonly unknown[]) : [];
  if (typeof tensors !== 'number' || typeof mib !== 'number') throw new Error(`Expected the number of tensors and their memory, got ${JSON.stringify(answer)}`);
  return { tensors, mib: Math.round(mib * 10) / 10 };
}

/** A hand on the realm with limits of its own: each cell has the whole time. */
function openSide(realm: Realm, { seconds, clock }: RunCellsOptions): LearnerSide {
  return new LearnerSide(realm, { seconds, outputCharacters: OUTPUT_CHARACTERS, memoryMiB: SANDBOX_LIMITS.learnerMiB }, clock);
}

function toError(ended: LearnerEnd | null): WireError {
  if (ended?.reason === 'error') return ended.error;
  return { name: 'Limit', message: `more than ${ended?.limit ?? 'it may have'}`, line: null, column: null, memory: false };
}

function readProgram(text: string): AnswerProgram {
  const compiled = compileAnswer(text);
  if (!compiled.ok) throw new Error(`unreachable: our own program ${compiled.error.message}`);
  return compiled.value;
}
