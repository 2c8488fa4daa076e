import { describe, expect, it } from 'vitest';
import { selectCodeMarkup } from './code-markup.ts';
import { findTokens } from './highlight.ts';

const kindOf = (code: string, text: string) => findTokens(code).find((token) => token.text === text)?.kind;

describe('findTokens', () => {
  it.each([
    ['const x = 1e-3; // step', [['const', 'keyword'], ['x', 'plain'], ['1e-3', 'constant'], ['// step', 'comment']]],
    ["console.log('it\\'s', `a ${b}`)", [['log', 'function'], ["'it\\'s'", 'string'], ['`a ${b}`', 'string']]],
    ['point.type + typed', [['type', 'plain'], ['typed', 'plain']]],
    ['f({ default: 1, from: 2 })', [['default', 'plain'], ['from', 'plain']]],
    ['/* two\nlines */ 0xff', [['/* two\nlines */', 'comment'], ['0xff', 'constant']]],
    ["const open = 'not closed\nnext", [["'not closed", 'string'], ['next', 'plain']]],
  ])('colours %j', (code, expected) => {
    for (const [text, kind] of expected) expect([text, kindOf(code, text ?? '')]).toEqual([text, kind]);
  });

  it('keeps every character', () => {
    const code = 'async function* walk<T>(xs: T[]) {\n\tyield* xs ?? []; // ünïcode 😀\n}\n`unclosed ${';
    expect(findTokens(code).map((token) => token.text).join('')).toBe(code);
  });

  it('takes milliseconds for a long hostile text', () => {
    const started = performance.now();
    findTokens(`${"'".repeat(1)}${'\\'.repeat(20_000)}`);
    findTokens('/*'.repeat(5_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('selectCodeMarkup', () => {
  it('takes the shell off', () => {
    expect(selectCodeMarkup('<pre class="shiki" tabindex="0"><code><span class="line">x</span></code></pre>')).toBe('<span class="line">x</span>');
  });
  it('leaves bare lines alone', () => {
    expect(selectCodeMarkup('<span>x</span>')).toBe('<span>x</span>');
  });
});
