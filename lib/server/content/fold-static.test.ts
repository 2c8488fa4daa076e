/** What is folded, what stays, and that what is folded says the same. */
import type { Element, ElementContent, Nodes, Properties, Root, RootContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { compileProse } from './compile-prose.ts';
import { foldStatic } from './fold-static.ts';

const element = (tagName: string, properties: Properties, ...children: (ElementContent | string)[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});
const tag = (name: string, attributes: Readonly<Record<string, string>>, ...children: ElementContent[]): ElementContent => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
  children,
});
const foldOne = (node: ElementContent): RootContent | undefined => foldStatic({ type: 'root', children: [node] }).children[0];
const compile = async (body: string): Promise<Root> =>
  foldStatic((await compileProse('l.mdx', `---\ntitle: T\nsummary: S\nquestion: Q?\nminutes: 1\n---\n\n${body}`, { course: 'c', lesson: 'l', pictures: {} })).tree);

/** The tree as words: folded elements with their inside, the others with their children. */
function outline(node: Nodes): unknown {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && 'innerHTML' in node.properties) return `<${node.tagName}> ${String(node.properties.innerHTML)}`;
  if (!('children' in node)) return node.type;
  const name = node.type === 'element' ? node.tagName : 'name' in node ? node.name : node.type;
  return [name, ...node.children.map(outline)];
}

describe('foldStatic', () => {
  it('folds an element with everything in it, and keeps its tag and attributes', () => {
    const heading = element('h2', { id: 'a-b' }, 'A ', element('em', { className: ['x', 'y'] }, 'b', element('br', {})), '.');
    expect(foldOne(heading)).toEqual(element('h2', { id: 'a-b', innerHTML: 'A <em class="x y">b<br></em>.' }));
  });

  it('folds the highest element that is static', async () => {
    expect(outline(await compile('- one *two*\n- three\n\n> Four **five**.\n'))).toEqual([
      'root',
      '<ul> <li>one <em>two</em></li><li>three</li>',
      '<blockquote> <p>Four <strong>five</strong>.</p>',
    ]);
  });

  it('leaves what holds one text or nothing: there is nothing to save', () => {
    for (const small of [element('p', {}, 'Text <b>.'), element('hr', {}), tag('br', {})]) expect(foldOne(small)).toBe(small);
  });

  it('leaves a link of this site and what is around it, and folds beside and inside', async () => {
    expect(outline(await compile('- *a* and [b `c`](other)\n- *d* e\n\n*f* [g](https://example.org) [h](#i)\n'))).toEqual([
      'root',
      ['ul', ['li', ['em', 'a'], ' and ', ['a', 'b ', ['code', 'c']]], '<li> <em>d</em> e'],
      '<p> <em>f</em> <a href="https://example.org" rel="noreferrer">g</a> <a href="#i">h</a>',
    ]);
  });

  it('leaves components, and folds among their children', async () => {
    const body = '<Callout kind="note">\n\nOne *two*.\n\n</Callout>\n\n<details>\n<summary>Three *four*</summary>\n\n<PerceptronTable />\n\n</details>\n\n<Exercise id="e" />\n';
    expect(outline(await compile(`${body}\n\`\`\`ts cell id=a\n1\n\`\`\`\n`))).toEqual([
      'root',
      ['Callout', '<p> One <em>two</em>.'],
      ['details', '<summary> Three <em>four</em>', ['PerceptronTable']],
      ['Exercise'],
      ['Cell'],
    ]);
  });

  it('folds the HTML tags of a lesson', async () => {
    expect(outline(await compile('Press <kbd>Esc</kbd>, an <abbr title="a &quot;b&quot; &amp; c">d</abbr>.\n'))).toEqual([
      'root',
      '<p> Press <kbd>Esc</kbd>, an <abbr title="a &quot;b&quot; &amp; c">d</abbr>.',
    ]);
  });

  it('writes finished markup in its box', () => {
    expect(foldOne(element('p', {}, tag('Html', { as: 'span', html: '<i>x</i>' })))).toEqual(element('p', { innerHTML: '<span><i>x</i></span>' }));
    expect(foldOne(element('li', {}, tag('Html', { as: 'div', html: 'f' }), tag('Html', { as: 'pre', html: '<code>c</code>' })))).toEqual(
      element('li', { innerHTML: '<div class="formula" tabindex="0" role="group" aria-label="Formula">f</div><pre class="code" tabindex="0"><code>c</code></pre>' }),
    );
  });

  it('leaves finished markup that stands alone as it is', () => {
    const formula = tag('Html', { as: 'div', html: 'f' });
    expect(foldOne(formula)).toBe(formula);
  });

  it('escapes text and attributes', () => {
    const text = element('p', { title: 'not "inside" <&>' }, element('em', { title: `"'<&` }, '<script>&amp; "x"'), '');
    expect(foldOne(text)).toEqual(element('p', { title: 'not "inside" <&>', innerHTML: `<em title="&quot;&#x27;<&amp;">&lt;script>&amp;amp; "x"</em>` }));
  });

  it('keeps the frame of a table, and aligns cells as they are drawn elsewhere', async () => {
    const [frame] = (await compile('| a | b |\n|-|-:|\n| 1 | **2** |\n')).children;
    expect(frame).toMatchObject({ tagName: 'div', properties: { dataTable: '', role: 'group', tabIndex: 0, ariaLabel: 'Table: a, b' }, children: [] });
    expect(frame && outline(frame)).toBe(
      '<div> <table><thead><tr><th scope="col">a</th><th scope="col" style="text-align:right">b</th></tr></thead><tbody><tr><td>1</td><td style="text-align:right"><strong>2</strong></td></tr></tbody></table>',
    );
  });

  it('leaves what it does not know', () => {
    const unknown: RootContent[] = [
      element('p', {}, { type: 'comment', value: 'x' }),
      element('p', {}, { type: 'raw', value: '<b>' }),
      element('p', {}, tag('Html', { as: 'script', html: '' })),
      element('p', {}, { type: 'mdxJsxTextElement', name: 'kbd', attributes: [{ type: 'mdxJsxExpressionAttribute', value: '...x' }], children: [] }),
      element('p', {}, { type: 'mdxTextExpression', value: 'x' }),
    ];
    expect(foldStatic({ type: 'root', children: unknown }).children).toEqual(unknown);
  });

  it('changes nothing in the tree it is given, and nothing the second time', async () => {
    const tree: Root = { type: 'root', children: [element('ul', {}, element('li', {}, element('em', {}, 'a'), 'b'), element('li', {}, tag('Cell', { id: 'c' })))] };
    const before = structuredClone(tree);
    const folded = foldStatic(tree);
    expect(tree).toEqual(before);
    expect(foldStatic(folded)).toEqual(folded);
  });
});
