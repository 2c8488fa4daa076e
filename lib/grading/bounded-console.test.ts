import { describe, expect, test } from 'vitest';
import { createBoundedConsole } from './bounded-console.ts';

function open(characters: number) {
  const sent: string[] = [];
  let limits = 0;
  return { sent, limits: () => limits, console: createBoundedConsole(characters, (text) => sent.push(text), () => limits++) };
}

describe('the console of an answer', () => {
  test('sends the first lines at once, so that an endless loop still shows them', () => {
    const { sent, console } = open(1_000);
    console.log('a', 1, { b: [2] }, undefined);
    expect(sent).toEqual(['a 1 {"b":[2]} undefined\n']);
  });

  test('tells once when there is too much and drops the rest', () => {
    const { sent, limits, console } = open(10_000);
    for (let i = 0; i < 100_000; i++) console.log('x'.repeat(50));
    expect(limits()).toBe(1);
    expect(sent.join('').length).toBeLessThan(10_200);
  });

  test('cuts a huge line but counts all of it', () => {
    const { sent, limits, console } = open(100_000);
    console.log('x'.repeat(90_000));
    expect(sent.join('').length).toBeLessThan(2_100);
    console.log('x'.repeat(20_000));
    expect(limits()).toBe(1);
  });

  test('survives hostile values', () => {
    const { sent, console } = open(1_000);
    const hostile = new Proxy({}, { get: () => { throw new Error('no'); }, has: () => { throw new Error('no'); } });
    console.log(hostile, Symbol('s'), 10n, Object.create(null), { toJSON: () => { throw new Error('no'); } });
    expect(sent[0]).toContain('a value that cannot be shown');
  });
});
