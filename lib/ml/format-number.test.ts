import { expect, test } from 'vitest';
import { formatNumber } from './format-number.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [0.5, '0.5'],
  [-0.0380982365, '−0.038098237'],
  [0.5932699921071872, '0.593269992'],
  [0.00043856773, '0.000438568'],
  [0.00003510187782978859, '3.5102·10⁻⁵'],
  [-1.5e-12, '−1.5000·10⁻¹²'],
  [2_500_000, '2.5000·10⁶'],
  [Number.NaN, 'not a number'],
  [-Infinity, '−∞'],
])('%d reads %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('fewer decimals on demand', () => {
  expect(formatNumber(0.5932699921071872, 4)).toBe('0.5933');
  expect(formatNumber(-0.00012, 3)).toBe('0');
});

test('zeros kept, for columns', () => {
  expect(formatNumber(0.3775, 9, 'kept')).toBe('0.377500000');
  expect(formatNumber(-0.02260254, 9, 'kept')).toBe('−0.022602540');
});
