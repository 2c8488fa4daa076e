/** A learner's Markdown becomes elements of ours only. Formulas are drawn by KaTeX in a browser (e2e/own-cells.spec.ts). */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NoteView } from './note-view.tsx';

const draw = (text: string): string => renderToStaticMarkup(createElement(NoteView, { text }));

describe('NoteView', () => {
  it('draws what Markdown has', () => {
    expect(draw('# A\n\n**b** *c* ~~d~~ `e`')).toBe('<h3>A</h3><p><strong>b</strong> <em>c</em> <del>d</del> <code>e</code></p>');
    expect(draw('1. a\n2. b')).toBe('<ol start="1"><li>a</li><li>b</li></ol>');
    expect(draw('- [x] a')).toContain('<input type="checkbox" disabled="" readOnly="" aria-label="Done" checked=""/>a');
    expect(draw('|a|b|\n|-|-:|\n|1|2|')).toContain('<td align="right">2</td>');
    expect(draw('[a](https://x.example "t") [b][c]\n\n[c]: /courses')).toContain('<a href="https://x.example" rel="noopener noreferrer">a</a> <a href="/courses" rel="noopener noreferrer">b</a>');
    expect(draw('> a\n\n---\n\n```ts\nconst x = 1;\n```')).toContain('<blockquote><p>a</p></blockquote><hr/><pre class="code">');
  });

  it.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<iframe src="javascript:alert(1)"></iframe>',
    '[a](javascript:alert(1))',
    '<javascript:alert(1)>',
    '![a](https://tracker.example/pixel.png)',
    '![a][b]\n\n[b]: data:image/svg+xml,x',
    '[a][b]\n\n[b]: javascript:alert(1)',
    '<style>body{display:none}</style>',
    'a[^1]\n\n[^1]: <svg onload=alert(1)>',
    '&lt;script&gt;x&lt;/script&gt;',
  ])('makes nothing active of %j', (text) => {
    const html = draw(text);
    expect(html).not.toMatch(/<(?:script|img|iframe|style|svg|object|embed|form|base|link|meta)\b/i);
    expect(html).not.toMatch(/(?:href|src)="(?!https?:|mailto:|\/[^/]|#)/i);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  });
});
