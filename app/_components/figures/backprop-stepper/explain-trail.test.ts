import { expect, test } from 'vitest';
import { VALUE_IDS } from '#lib/ml/backprop-values.ts';
import { decodeTrail, encodeTrail, type Trail } from './explain-trail.ts';

test.each<[Trail, string]>([
  [['E', 'E_o1', 'out_o1'], 'E~E_o1~out_o1'],
  [['w5⁺', '∂E/∂w5', 'δ_o1', '∂out_o1/∂net_o1'], 'w5-new~dE.dw5~delta_o1~dout_o1.dnet_o1'],
  [['w1⁺', 'η'], 'w1-new~eta'],
])('%j is written and read as %s', (trail, code) => {
  expect(encodeTrail(trail)).toBe(code);
  expect(decodeTrail(code)).toEqual(trail);
});

test('every value has an address of its own, of signs that an address leaves alone', () => {
  for (const id of VALUE_IDS) {
    const code = encodeTrail([id]) ?? '';
    expect(code).toMatch(/^[\w.-]+$/);
    expect(decodeTrail(code)).toEqual([id]);
  }
  expect(encodeTrail([])).toBeNull();
});

test('an address is read as far as it makes sense', () => {
  expect(decodeTrail('E~w5~out_o1')).toEqual(['E']); // w5 is no term of E
  expect(decodeTrail('E~E_o1~constructor')).toEqual(['E', 'E_o1']);
  expect(decodeTrail('<b>~E')).toEqual([]);
  expect(decodeTrail('')).toEqual([]);
});
