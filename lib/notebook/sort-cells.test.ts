import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks, type Link } from './graph.ts';
import { findCircles, findDependants, sortCells } from './sort-cells.ts';
import { toBook } from './test-facts.ts';

const PAGE = Array.from({ length: 9 }, (_, at) => `c${at}`);
const cell = fc.constantFrom(...PAGE);
const link = fc.record({ from: cell, to: cell, late: fc.boolean() }).map((one): Link => ({ ...one, names: ['n'] }));
const links = fc.uniqueArray(link, { maxLength: 25, selector: ({ from, to }) => `${from} ${to}` });
const some = fc.subarray(PAGE).map((ids) => new Set(ids));
const downwards = ({ from, to }: Link): boolean => PAGE.indexOf(from) < PAGE.indexOf(to);

describe('sortCells', () => {
  it('puts each cell behind what it takes something from, unless they stand in a circle', () => {
    fc.assert(
      fc.property(some, links, (ids, all) => {
        const inside = all.filter(({ from, to }) => ids.has(from) && ids.has(to));
        const sorted = sortCells(ids, all, PAGE);
        expect(new Set(sorted)).toEqual(ids);
        expect(sorted).toHaveLength(ids.size);
        const tied = findCircles(inside.map((one) => ({ ...one, late: false })), PAGE);
        // who leads out of a circle cannot be behind it: only links of cells without circles anywhere are promised
        if (tied.length > 0) return;
        for (const { from, to } of inside) if (from !== to) expect(sorted.indexOf(from)).toBeLessThan(sorted.indexOf(to));
      }),
    );
  });

  it('is the order of the page where nothing leads upwards', () => {
    fc.assert(
      fc.property(some, links, (ids, all) => {
        expect(sortCells(ids, all.filter(downwards), PAGE)).toEqual(PAGE.filter((id) => ids.has(id)));
      }),
    );
  });

  it('passes over what only functions use before it breaks a circle', () => {
    const ring: Link[] = [{ from: 'c0', to: 'c1', names: ['f'], late: true }, { from: 'c1', to: 'c0', names: ['g'], late: false }];
    expect(sortCells(new Set(['c0', 'c1']), ring, PAGE)).toEqual(['c1', 'c0']);
  });
});

describe('findCircles', () => {
  it('finds cells that need each other, and no functions that call each other', () => {
    const book = toBook({ a: 'const f = g + 1', b: 'const g = f + h', c: 'const h = 1', ping: 'const p = () => q()', pong: 'const q = () => p()' });
    expect(findCircles(findLinks(book), book.map(({ id }) => id))).toEqual([['a', 'b']]);
  });

  it('puts a cell into one circle at most, and finds none where all leads down', () => {
    fc.assert(
      fc.property(links, (all) => {
        const found = findCircles(all, PAGE).flat();
        expect(new Set(found).size).toBe(found.length);
        expect(findCircles(all.filter(downwards), PAGE)).toEqual([]);
      }),
    );
  });
});

describe('findDependants', () => {
  it('follows what is used at once, and functions to those that call them', () => {
    const book = toBook({ k: 'let k = 2', define: 'const f = (x) => x * k', again: 'const g = () => f(1)', call: 'const y = g()', show: 'y', alone: '1' });
    expect(findDependants(findLinks(book), new Set(['k']))).toEqual(new Set(['call', 'show']));
  });

  it('never holds the cells that changed, so that a circle ends, and grows with them', () => {
    fc.assert(
      fc.property(links, some, cell, (all, changed, one) => {
        const dependants = findDependants(all, changed);
        for (const id of changed) expect(dependants).not.toContain(id);
        const more = findDependants(all, new Set([...changed, one]));
        for (const id of dependants) if (id !== one) expect(more).toContain(id);
      }),
    );
  });
});
