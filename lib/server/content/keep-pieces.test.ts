import { describe, expect, test } from 'vitest';
import { keepPieces, WHOLE_BRACKET } from './keep-pieces.ts';
import { renderMath } from './render-math.ts';

const lines = (formula: string, display = false): number => {
  const result = renderMath(formula, display);
  return result.ok ? result.html.split('class="katex-base"').length - 1 : 0;
};

describe('a formula in a sentence', () => {
  test('breaks at sums and relations', () => {
    expect(lines('a + b = c')).toBe(3);
  });
  test('keeps a product whole', () => {
    expect(lines(String.raw`0.15\cdot 0.05 + 0.20\cdot0.10 = 0.3775`)).toBe(3);
    expect(lines(String.raw`2\times 3`)).toBe(1);
  });
  test('keeps a short bracket whole, one in another too', () => {
    expect(lines('(0.6-1)^2 + (0.6-0)^2')).toBe(2);
    expect(lines(String.raw`a(1 - (b+c)) = 0`)).toBe(2);
    expect(lines(String.raw`\sigma(a)\,(1 - \sigma(a))`)).toBe(1);
  });
  test('lets a long bracket break, or it would not fit on a phone', () => {
    const sum = Array.from({ length: WHOLE_BRACKET }, () => 'a').join('+');
    expect(keepPieces(`(${sum})`)).toBe(`(${sum})`);
    expect(lines(`(${sum})`)).toBe(WHOLE_BRACKET);
  });
  test('leaves other words, scripts and a bracket without its end as they are', () => {
    for (const formula of [String.raw`\cdots`, 'a_{i-1}', 'a \\in (0, 1]', '(a-b', ')a-b(']) expect(keepPieces(formula)).toBe(formula);
  });
  test('keeps the TeX that stands in the markup, and display formulas', () => {
    const result = renderMath(String.raw`a\cdot b`, false);
    expect(result.ok && result.html).toContain(String.raw`>a\cdot b</annotation>`);
    expect(renderMath(String.raw`a\cdot b`, true)).toMatchObject({ ok: true, html: expect.not.stringContaining('nobreak') });
  });
});
