/** What the figure of batches remembers, how it is written into the address, and what it says in words. */
import { batchRange, iterationsPerEpoch } from '#lib/ml/epoch-batches.ts';

/** As in the lectures. */
export const EXAMPLES = 1000;
export const BATCH_SIZES: readonly number[] = [1, 10, 32, 64, 100, 300, 1000];

export interface BatchesState {
  /** one of BATCH_SIZES */
  readonly batchSize: number;
  /** iterations done since the training began */
  readonly done: number;
}

/** The slider shows this many epochs. */
export const EPOCHS = 2;
export const INITIAL_STATE: BatchesState = { batchSize: 100, done: 3 };
export const mostIterations = (batchSize: number): number => EPOCHS * iterationsPerEpoch(EXAMPLES, batchSize);

/** Another batch size; the training begins anew. */
export const changeBatchSize = (batchSize: number): BatchesState => ({ batchSize, done: 0 });
export const changeDone = (state: BatchesState, done: number): BatchesState => ({ ...state, done: Math.min(Math.max(0, done), mostIterations(state.batchSize)) });

/** Where the training stands: the epoch that runs, from 0, and the batch that was used last, null before the first. */
export function positionOf({ batchSize, done }: BatchesState) {
  const perEpoch = iterationsPerEpoch(EXAMPLES, batchSize);
  if (done === 0) return { epoch: 0, iteration: null, range: null, perEpoch };
  const iteration = (done - 1) % perEpoch;
  return { epoch: Math.floor((done - 1) / perEpoch), iteration, range: batchRange(EXAMPLES, batchSize, iteration), perEpoch };
}

/** `64_3`: batch size, iterations done. Null for the untouched figure. */
export const encodeState = ({ batchSize, done }: BatchesState): string | null => (batchSize === INITIAL_STATE.batchSize && done === INITIAL_STATE.done ? null : `${batchSize}_${done}`);

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): BatchesState {
  const [size, done] = /^(\d{1,4})_(\d{1,4})$/.exec(code)?.slice(1).map(Number) ?? [];
  if (size === undefined || done === undefined || !BATCH_SIZES.includes(size)) return INITIAL_STATE;
  return changeDone(changeBatchSize(size), done);
}

const count = (n: number, one: string): string => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;

export function describeState(state: BatchesState): string {
  const { batchSize, done } = state;
  const { epoch, iteration, range, perEpoch } = positionOf(state);
  const rest = EXAMPLES % batchSize;
  const cut = `Batch size ${batchSize.toLocaleString('en')}: ${count(perEpoch, 'iteration')} an epoch${rest === 0 ? '' : `, the last with only ${rest} examples`}.`;
  if (range === null || iteration === null) return `${cut} No example has been used yet.`;
  const used = range.to - range.from === 1 ? `example ${range.to.toLocaleString('en')}` : `examples ${range.from + 1} to ${range.to.toLocaleString('en')}`;
  return `${cut} Iteration ${done.toLocaleString('en')} is number ${iteration + 1} of epoch ${epoch + 1} and used ${used}. The weights have changed ${done === 1 ? 'once' : `${done.toLocaleString('en')} times`}.`;
}
