import { expect, test } from 'vitest';
import { backpropSteps } from './backprop-steps.ts';
import { WORKED_EXAMPLE } from './backprop.ts';

const steps = backpropSteps(WORKED_EXAMPLE);
const step = (quantity: string) => {
  const found = steps.find((s) => s.quantity === quantity);
  if (!found) throw new Error(`Expected a step for ${quantity}`);
  return found;
};

test('walks forward, to the error, backward and through the update, naming each quantity once', () => {
  const phases = steps.map((s) => s.phase);
  expect(phases.filter((phase, k) => phase !== phases[k - 1])).toEqual(['forward', 'error', 'backward', 'update']);
  expect(new Set(steps.map((s) => s.quantity)).size).toBe(steps.length);
  expect(steps.filter((s) => s.phase === 'backward')).toHaveLength(24);
  expect(steps).toHaveLength(8 + 3 + 24 + 9);
});

test('says each step in symbols and in numbers', () => {
  expect(step('net_h1')).toMatchObject({ symbols: 'w1 · i1 + w2 · i2 + b1', numbers: '0.15 · 0.05 + 0.2 · 0.1 + 0.35', edges: ['w1', 'w2', 'b1-h1'] });
  expect(step('∂E/∂w5')).toMatchObject({ symbols: 'δ_o1 · out_h1', numbers: '0.138498562 · 0.593269992', edges: ['w5'] });
  expect(step('∂E/∂out_h1').numbers).toBe('0.055399425 − 0.019049118');
  expect(step('w7⁺')).toMatchObject({ numbers: '0.5 − 0.5 · (−0.02260254)', why: 'More of it would lower the error, so it goes up.' });
  expect(step('E⁺').value.toFixed(9)).toBe('0.291027774');
});

test('a step that is too long is called too long', () => {
  const last = backpropSteps({ ...WORKED_EXAMPLE, t1: 0.75, t2: 0.77, eta: 100 }).at(-1);
  expect(last?.why).toContain('too long');
});
