import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks } from './graph.ts';
import { findBlocked, planDependants, planStale, type PlanCell } from './plan-runs.ts';
import { findDependants } from './sort-cells.ts';
import { toBook, toFacts } from './test-facts.ts';

const TEXTS = { a: 'let x = 1', b: 'const y = x + 1', c: 'const z = y + 1', other: 'const o = 1', end: 'z + o' };

/** All ran and are right, but for what is said. */
const plan = (but: Readonly<Record<string, Partial<PlanCell>>> = {}, texts: Readonly<Record<string, string>> = TEXTS): PlanCell[] =>
  toBook(texts).map((cell) => ({ ...cell, value: 'there', outdated: false, typed: false, ...but[cell.id] }));
const changed = (...ids: string[]): ReadonlySet<string> => new Set(ids);

describe('planStale', () => {
  it('runs what is out of date, in order, and what it needs that is not there', () => {
    expect(planStale(plan())).toEqual([]);
    expect(planStale(plan({ end: { outdated: true }, b: { outdated: true } }))).toEqual(['b', 'end']);
    expect(planStale(plan({ end: { outdated: true }, other: { value: 'none' }, a: { value: 'broken' } }))).toEqual(['a', 'other', 'end']);
  });

  it('follows the arrows where the page goes against them', () => {
    const upside = { show: 'n', n: 'let n = 1' };
    expect(planStale(plan({ show: { outdated: true }, n: { outdated: true } }, upside))).toEqual(['n', 'show']);
  });

  it('for one cell takes that cell and what it needs, nothing else', () => {
    expect(planStale(plan({ b: { outdated: true }, other: { outdated: true } }), 'c')).toEqual(['b', 'c']);
    expect(planStale(plan(), 'other')).toEqual(['other']);
  });

  it('leaves what runs already', () => {
    expect(planStale(plan({ b: { outdated: true, value: 'coming' }, c: { outdated: true } }))).toEqual(['c']);
  });
});

describe('planDependants', () => {
  /** `a` has run again */
  const after = { b: { outdated: true }, c: { outdated: true }, end: { outdated: true } };

  it('runs what depends on a cell, in order, also what never ran', () => {
    expect(planDependants(plan(after), changed('a'))).toEqual(['b', 'c', 'end']);
    expect(planDependants(plan({ b: { value: 'none' }, c: { value: 'none' }, end: { value: 'none' } }), changed('a'))).toEqual(['b', 'c', 'end']);
    expect(planDependants(plan(), changed('end'))).toEqual([]);
  });

  it('leaves what has run behind the change by now', () => {
    expect(planDependants(plan(), changed('a'))).toEqual([]);
    expect(planDependants(plan({ ...after, b: {} }), changed('a'))).toEqual(['c', 'end']);
  });

  it('leaves what needs more than is there', () => {
    expect(planDependants(plan({ ...after, other: { value: 'none' } }), changed('a'))).toEqual(['b', 'c']);
    expect(planDependants(plan({ ...after, other: { value: 'broken' } }), changed('a'))).toEqual(['b', 'c']);
    // what a cell that ran once needed does not matter, what its functions need does
    expect(planDependants(plan({ ...after, a: { value: 'none' } }), changed('b'))).toEqual(['c', 'end']);
    expect(planDependants(plan({ k: { value: 'none' }, call: { outdated: true } }, { k: 'let k = 2', f: 'const f = () => k', n: 'let n = 1', call: 'f() + n' }), changed('n'))).toEqual([]);
  });

  it('runs no text that is being typed, and nothing that would change only through it', () => {
    expect(planDependants(plan({ ...after, b: { typed: true, outdated: true } }), changed('a'))).toEqual([]);
    expect(planDependants(plan({ ...after, c: { facts: null } }), changed('a'))).toEqual(['b']);
  });

  it('ends in a circle', () => {
    expect(planDependants(plan({ b: { outdated: true } }, { a: 'const f = g + 1', b: 'const g = f + 1' }), changed('a'))).toEqual(['b']);
  });

  it('plans only dependants, each once, and each with all it needs', () => {
    const names = fc.subarray(['u', 'v', 'w', 'x']).map((list) => list.join(' '));
    const cells = fc
      .array(fc.record({ facts: fc.record({ defines: names, uses: names, late: names, changes: names }).map(toFacts), value: fc.constantFrom('none', 'there', 'broken', 'coming'), outdated: fc.boolean(), typed: fc.boolean() }), { minLength: 1, maxLength: 7 })
      .map((list) => list.map((cell, at): PlanCell => ({ ...cell, id: `c${at}` })));
    fc.assert(
      fc.property(cells, (list) => {
        const planned = planDependants(list, changed('c0'));
        expect(new Set(planned).size).toBe(planned.length);
        const dependants = findDependants(findLinks(list), changed('c0'));
        for (const id of planned) {
          expect(dependants).toContain(id);
          expect(list.find((cell) => cell.id === id)).not.toMatchObject({ typed: true });
          for (const { from, to } of findLinks(list)) {
            if (to !== id || from === 'c0' || planned.includes(from)) continue;
            expect(['there', 'coming']).toContain(list.find((cell) => cell.id === from)?.value);
          }
        }
      }),
    );
  });
});

describe('findBlocked', () => {
  it('finds what cannot run without a cell', () => {
    expect(findBlocked(plan(), 'b')).toEqual(new Set(['c', 'end']));
  });
});
