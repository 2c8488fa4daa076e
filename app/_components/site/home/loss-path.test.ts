import { describe, expect, it } from 'vitest';
import { forward, train, WORKED_EXAMPLE } from '#lib/ml/backprop.ts';
import { findLossPath } from './loss-path.ts';

describe('findLossPath', () => {
  const path = findLossPath(1_000);

  it('starts before the first update and ends at the last', () => {
    expect(path[0]).toEqual({ steps: 0, loss: forward(WORKED_EXAMPLE).E });
    expect(path.at(-1)?.steps).toBe(1_000);
  });

  it('passes through the losses that training has', () => {
    for (const { steps, loss } of path) expect(loss).toBeCloseTo(forward(train(WORKED_EXAMPLE, steps)).E, 12);
  });

  it('visits no step twice', () => {
    expect(path.every(({ steps }, index) => index === 0 || steps > (path[index - 1]?.steps ?? 0))).toBe(true);
  });
});
