/** `epoch/debug`: looks into a computation. */
import { selectTracer } from './tracer.ts';

export interface TraceOptions {
  /** false: the result is freed, too; only the look at it counts */
  readonly keep?: boolean;
}

/**
 * Runs a computation and shows it step by step: every operation with shape and values, the gradient of the result with
 * respect to each of them, and where the first NaN or ∞ was made. Gives the result.
 *
 * ```ts
 * const loss = await trace(() => model.apply(x).sub(y).square().mean());
 * ```
 *
 * As in `tf.tidy`, tensors made on the way are freed and the result is kept. The result should be a tensor, best a scalar;
 * of a larger one the gradient of the sum of its elements is shown.
 *
 * @throws whatever the computation throws, after showing how far it came
 */
export async function trace<Result>(compute: () => Result, title = '', { keep = true }: TraceOptions = {}): Promise<Awaited<Result>> {
  return (await selectTracer()(compute, title, keep)) as Awaited<Result>; // what `compute` gave
}
