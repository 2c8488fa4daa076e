/** Batch, iteration, epoch: how a data set is cut up. */

function checkCounts(examples: number, batchSize: number): void {
  for (const [name, value] of [['examples', examples], ['the batch size', batchSize]] as const) {
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`Expected ${name} to be a whole number from 1 on, got ${value}`);
  }
}

/** Updates in one pass over all examples; the last batch may be short, but it counts. */
export function iterationsPerEpoch(examples: number, batchSize: number): number {
  checkCounts(examples, batchSize);
  return Math.ceil(examples / batchSize);
}

export interface BatchRange {
  /** first example of the batch, from 0 */
  readonly from: number;
  /** first example after it */
  readonly to: number;
}

/** The examples of an iteration of an epoch, both counted from 0. */
export function batchRange(examples: number, batchSize: number, iteration: number): BatchRange {
  const last = iterationsPerEpoch(examples, batchSize) - 1;
  if (!Number.isInteger(iteration) || iteration < 0 || iteration > last) throw new RangeError(`Expected an iteration from 0 to ${last}, got ${iteration}`);
  return { from: iteration * batchSize, to: Math.min(examples, (iteration + 1) * batchSize) };
}
