import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backpropSteps } from './backprop-steps.ts';
import { backpropValues, formulaParts, FORMULAS, GIVEN_IDS, VALUE_IDS, valueOf, type ValueId, type Values } from './backprop-values.ts';
import { train, WORKED_EXAMPLE, type Network } from './backprop.ts';
import { explain } from './explain-value.ts';
import { sigmoid } from './sigmoid.ts';

/** What a value's formula as it is written gives for the values of its symbols: sums, products, `½ x`, `σ(x)`, `(x)` and `(x)²`. */
function evaluate(id: ValueId, values: Values): number {
  const tokens: (string | number)[] = formulaParts(id).flatMap(({ text, id: term }): (string | number)[] => (term === null ? text.split(/([()²½σ·+−])|\s+/).filter(Boolean) : [valueOf(values, term)]));
  const take = (...options: readonly string[]): string | null => {
    const [token] = tokens;
    if (typeof token !== 'string' || !options.includes(token)) return null;
    tokens.shift();
    return token;
  };
  const factor = (): number => {
    if (take('½')) return 0.5 * factor();
    const isSigmoid = take('σ') !== null;
    if (take('(')) {
      const inner = sum();
      if (!take(')')) throw new Error(`Expected a closing bracket in the formula of ${id}`);
      return isSigmoid ? sigmoid(inner) : take('²') ? inner * inner : inner;
    }
    const token = tokens.shift();
    if (token === undefined || Number.isNaN(Number(token))) throw new Error(`Expected a number in the formula of ${id}, got ${String(token)}`);
    return Number(token);
  };
  const product = (): number => {
    let value = factor();
    while (take('·')) value *= factor();
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = take('+', '−'); sign !== null; sign = take('+', '−')) value += sign === '+' ? product() : -product();
    return value;
  };
  const value = sum();
  if (tokens.length > 0) throw new Error(`Expected the end of ${id}, got ${String(tokens[0])}`);
  return value;
}

const number = fc.double({ min: -3, max: 3, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const network: fc.Arbitrary<Network> = fc.record({
  i1: number, i2: number, w1: number, w2: number, w3: number, w4: number, w5: number, w6: number, w7: number, w8: number, b1: number, b2: number,
  t1: share, t2: share, eta: fc.double({ min: 0.01, max: 10, noNaN: true }),
});

describe('every value', () => {
  const expectExplained = (n: Network): void => {
    const values = backpropValues(n);
    for (const id of VALUE_IDS) {
      const { formula, terms, value } = explain(n, id);
      expect(value).toBe(valueOf(values, id));
      if (formula === null) {
        expect(GIVEN_IDS).toContain(id);
        continue;
      }
      // only what is named as a term may be used
      const known = new Map(terms.map((term) => [term, valueOf(values, term)]));
      expect(Math.abs(evaluate(id, known) - value), id).toBeLessThan(1e-12);
    }
  };

  it('is what its formula makes of its terms, in the worked example and after training', () => {
    expectExplained(WORKED_EXAMPLE);
    expectExplained(train(WORKED_EXAMPLE, 10_000));
  });

  it('is what its formula makes of its terms, whatever the numbers are', () => {
    fc.assert(fc.property(network, expectExplained), { numRuns: 20 });
  });

  it('leads to what is given and never back to itself', () => {
    const depth = (id: ValueId, above: readonly ValueId[]): number => {
      expect(above).not.toContain(id);
      return 1 + Math.max(0, ...explain(WORKED_EXAMPLE, id).terms.map((term) => depth(term, [...above, id])));
    };
    // to the error after the update: forward, back, update and forward again
    expect(depth('E⁺', [])).toBe(18);
    expect(depth('net_h1', [])).toBe(2);
  });

  it('has a title, a sentence and something that lights up', () => {
    for (const id of VALUE_IDS) {
      const { title, why, nodes, edges } = explain(WORKED_EXAMPLE, id);
      expect(title, id).not.toBe('');
      expect(why, id).not.toBe('');
      if (id !== 'η') expect(nodes.length + edges.length, id).toBeGreaterThan(0);
    }
  });

  it('is named once, and the walk has all but what is given and the second way forward', () => {
    expect(new Set(VALUE_IDS).size).toBe(VALUE_IDS.length);
    expect(VALUE_IDS).toHaveLength(15 + 11 + 24 + 8 + 11);
    const walked = new Set(backpropSteps(WORKED_EXAMPLE).map(({ quantity }) => quantity));
    expect([...FORMULAS.keys()].filter((id) => !walked.has(id) && !id.endsWith('⁺'))).toEqual([]);
  });
});

describe('an explanation', () => {
  it('puts the numbers in, with the signs as one writes them', () => {
    const text = (id: ValueId, n = WORKED_EXAMPLE) => explain(n, id).substituted.map((part) => part.text).join('');
    expect(text('E')).toBe('0.274811083 + 0.023560026');
    expect(text('∂E/∂w7')).toBe('−0.038098237 · 0.593269992');
    expect(text('w7⁺')).toBe('0.5 − 0.5 · (−0.02260254)');
    expect(text('net_h1', { ...WORKED_EXAMPLE, i2: -0.1, b1: -0.35 })).toBe('0.15 · 0.05 + 0.2 · (−0.1) − 0.35');
    expect(explain(WORKED_EXAMPLE, 'E_o1').substituted.flatMap(({ id }) => id ?? [])).toEqual(['t1', 'out_o1']);
  });

  it('says of a weight whether it was given or learned', () => {
    expect(explain(WORKED_EXAMPLE, 'w5').why).toContain('where learning starts');
    expect(explain(WORKED_EXAMPLE, 'w5', 10_000).why).toContain('10,000 updates');
    expect(explain(WORKED_EXAMPLE, 'b1', 10_000).why).toContain('kept as it is');
  });
});
