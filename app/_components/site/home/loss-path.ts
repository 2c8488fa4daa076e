/** Where the loss of the worked example goes: computed, never stored. */
import { forward, train, WORKED_EXAMPLE } from '#lib/ml/backprop.ts';

export interface LossPoint {
  /** updates made so far */
  readonly steps: number;
  /** E after them */
  readonly loss: number;
}

/** Updates that the figure shows at most. */
export const LAST_STEP = 100_000;
const POINTS_PER_DECADE = 16;

/** The loss at points that lie evenly on a logarithmic axis, from 0 to `last` updates. */
export function findLossPath(last: number = LAST_STEP): LossPoint[] {
  const path: LossPoint[] = [{ steps: 0, loss: forward(WORKED_EXAMPLE).E }];
  let network = WORKED_EXAMPLE;
  let steps = 0;
  for (let index = 0; steps < last; index += 1) {
    const next = Math.min(last, Math.round(10 ** (index / POINTS_PER_DECADE)));
    if (next === steps) continue;
    network = train(network, next - steps);
    steps = next;
    path.push({ steps, loss: forward(network).E });
  }
  return path;
}
