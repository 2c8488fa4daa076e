/** The pure parts of the compiler: formulas, colours of code, the in-memory cache. */
import { describe, expect, it } from 'vitest';
import { highlight, highlightBlock } from './highlight.ts';
import { renderMath, toMathText } from './render-math.ts';
import { VersionCache } from './version-cache.ts';

describe('renderMath', () => {
  it('gives visible markup and MathML', () => {
    const result = renderMath('\\sigma(z)', false);
    expect(result.ok && result.html).toMatch(/<math[\s\S]*<mi>σ<\/mi>/);
    expect(result.ok && result.html).toContain('aria-hidden="true"');
  });

  it('says why and where a formula is wrong', () => {
    expect(renderMath('a + \\foo', true)).toEqual({ ok: false, mistake: { reason: 'Undefined control sequence: \\foo', offset: 4 } });
  });

  it.each(['\\href{javascript:alert(1)}{x}', '\\htmlStyle{color:red}{x}', '\\includegraphics{x.png}', '\\url{https://example.org}'])('does not trust %s', (formula) => {
    const result = renderMath(formula, false);
    expect(result.ok ? result.html : '').not.toMatch(/href=|style="color:red|<img/);
  });

  it('writes a formula as plain characters', () => {
    expect(toMathText('\\sigma(z) < 2x_1')).toBe('σ(z)<2x1');
  });
});

describe('highlight', () => {
  it('marks what carries the structure and escapes everything', async () => {
    expect(await highlight("const a = '<b>' + `x${1}`; // c & d", 'ts')).toBe(
      `<code><span class="tk-keyword">const</span> a = <span class="tk-string">'&lt;b&gt;'</span> + <span class="tk-string">\`x</span>\${<span class="tk-constant">1</span>}<span class="tk-string">\`</span>; <span class="tk-comment">// c &amp; d</span></code>`,
    );
  });

  it('leaves text plain', async () => expect(await highlight('if <x>\n  1', 'text')).toBe('<code>if &lt;x&gt;\n  1</code>'));

  it('keeps every character of a program', async () => {
    const source = 'import * as tf from "@tensorflow/tfjs";\n\n\tasync function f<T>(x: T): Promise<T[]> {\n  return [x, await g(/re+"/g)];\n}\n';
    const text = (await highlightBlock(source)).replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    expect(text).toBe(source);
  });
});

describe('VersionCache', () => {
  it('reads each version once, even when asked twice at once', async () => {
    const cache = new VersionCache<string>(2);
    let reads = 0;
    const read = async (): Promise<string> => `value ${(reads += 1)}`;
    expect(await Promise.all([cache.get('a', read), cache.get('a', read)])).toEqual(['value 1', 'value 1']);
  });

  it('drops the least recently used', async () => {
    const cache = new VersionCache<string>(2);
    const read = (value: string) => async (): Promise<string> => value;
    await cache.get('a', read('1'));
    await cache.get('b', read('1'));
    await cache.get('a', read('2'));
    await cache.get('c', read('1'));
    expect(await cache.get('a', read('3'))).toBe('1');
    expect(await cache.get('b', read('4'))).toBe('4');
  });

  it('keeps neither absence nor failure', async () => {
    const cache = new VersionCache<string>(2);
    expect(await cache.get('a', async () => null)).toBeNull();
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('a', async () => 'there')).toBe('there');
  });
});
