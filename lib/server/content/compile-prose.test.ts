/** What the text of a lesson becomes. */
import type { Element, Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { compileProse, type Prose } from './compile-prose.ts';
import { renderField } from './render-field.ts';
import { createReporter } from './reporter.ts';
import { ProblemList } from '#lib/course/content-error.ts';

const PLACE = { course: 'c', lesson: 'l', pictures: {} };
const compile = (body: string): Promise<Prose> => compileProse('l.mdx', `---\ntitle: T\nsummary: S\nquestion: Q?\nminutes: 1\n---\n\n${body}`, PLACE);

function findElements(tree: Nodes, name: string): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === name) found.push(node);
  });
  return found;
}

/** Names and attributes of the tags in a tree, in order. */
function findTags(tree: Nodes): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const attributes = node.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name !== 'html');
    found.push([node.name, ...attributes.map((attribute) => (attribute.type === 'mdxJsxAttribute' ? `${attribute.name}=${String(attribute.value)}` : ''))].join(' '));
  });
  return found;
}

describe('compileProse', () => {
  it('makes cells, exercises, formulas and static code into tags', async () => {
    const prose = await compile('$x$\n\n$$\ny\n$$\n\n```ts cell id=a\nconst a = 1;\n```\n\n```ts\nlet b;\n```\n\n<Exercise id="e" />\n');
    expect(findTags(prose.tree)).toEqual(['Html as=span', 'Html as=div', 'Cell id=a', 'Html as=pre', 'Exercise id=c/l/e']);
    expect(prose.cells).toMatchObject([{ id: 'a', source: 'const a = 1;' }]);
    expect(prose.exercises).toEqual([{ name: 'e', position: { line: 22, column: 1 } }]);
  });

  it('lets no line break between a short formula and the signs around it', async () => {
    const text = JSON.stringify((await compile('For Ada ($i = 0$), “$b$”, then ($c$ d).\n')).tree);
    expect(text).toMatch(/"For Ada ".*class=.{2}unbroken.{2}>\(<span.*<\/span>\),<\/span>/);
    expect(text).toMatch(/unbroken.{2}>“<span.*<\/span>”,<\/span>/);
    expect(text).toMatch(/" then ".*unbroken.{2}>\(<span.*<\/span><\/span>.*" d\)\."/);
  });

  it('keeps short code in one line, and lets long code break', async () => {
    const text = JSON.stringify((await compile('Return `{ w, b }`, or `momentumStep(w, m, g, eta, beta)`.\n')).tree);
    expect(text).toMatch(/"className":\["unbroken"\]\},"children":\[\{"type":"text","value":"\{ w, b \}"/);
    expect(text).toMatch(/"properties":\{\},"children":\[\{"type":"text","value":"momentumStep/);
  });

  it('says a term in words for search, without a formula at its end', async () => {
    const withTerms = (meaning: string) => compileProse('l.mdx', `---\ntitle: T\nsummary: S\nquestion: Q?\nminutes: 1\nterms:\n  - term: x\n    meaning: ${meaning}\n---\n\nText.\n`, PLACE);
    expect((await withTerms('Step after step, $w$.')).terms[0]?.meaningText).toBe('Step after step.');
    expect((await withTerms('The loss $a$ of **one** score.')).terms[0]?.meaningText).toBe('The loss … of one score.');
  });

  it('holds no position and no data beside what is drawn', async () => {
    const prose = await compile('Text with **bold**, $x$ and <kbd>Esc</kbd>.\n\n<Callout kind="note">One.</Callout>\n');
    expect(JSON.stringify(prose.tree)).not.toMatch(/"(?:position|data|estree)":/);
  });

  it('puts a block alone on its line outside of paragraphs', async () => {
    const prose = await compile('<Callout kind="note">One.</Callout>\n\n<details>\n<summary>More</summary>\n\nText.\n\n</details>\n');
    expect(prose.tree.children.map((node) => ('name' in node ? node.name : node.type))).toEqual(['Callout', 'details']);
    expect(JSON.stringify(prose.tree)).toContain('"name":"summary","attributes":[],"children":[{"type":"text","value":"More"}]');
  });

  it('drops comments', async () => {
    const prose = await compile('{/* flow */}\n\nText {/* inline */}here.\n');
    expect(JSON.stringify(prose.tree)).not.toMatch(/flow|inline/);
  });

  it('gives headings ids that links can use, formulas in them as characters', async () => {
    const prose = await compile('## The $\\sigma$ function\n\n### Try it\n\n### Try it\n\n#### Deep\n');
    expect(prose.headings).toEqual([
      { id: 'the-σ-function', depth: 2, text: 'The σ function' },
      { id: 'try-it', depth: 3, text: 'Try it' },
      { id: 'try-it-2', depth: 3, text: 'Try it' },
    ]);
    expect(prose.anchors).toContain('deep');
  });

  it('rewrites links to lessons and remembers them', async () => {
    const prose = await compile('[a](other#x) [b](#here) [c](https://example.org) [d]\n\n[d]: other\n');
    expect(findElements(prose.tree, 'a').map(({ properties }) => [properties.href, properties.rel])).toEqual([
      ['/courses/c/other#x', undefined],
      ['#here', undefined],
      ['https://example.org', ['noreferrer']],
      ['/courses/c/other', undefined],
    ]);
    expect(prose.links.map(({ lesson, anchor }) => [lesson, anchor])).toEqual([['other', 'x'], ['l', 'here'], ['other', null]]);
  });

  it('wraps tables so that they scroll by keyboard, and names only real headers', async () => {
    const prose = await compile('| | one |\n|-|-:|\n| a | 1 |\n\n| | |\n|-|-|\n| a | 1 |\n');
    const frames = findElements(prose.tree, 'div');
    expect(frames.map(({ properties }) => [properties.tabIndex, properties.ariaLabel])).toEqual([[0, 'Table: one'], [0, 'Table']]);
    expect(findElements(prose.tree, 'th').map(({ properties }) => properties.scope)).toEqual(['col']);
    expect(findElements(prose.tree, 'thead')).toHaveLength(1);
  });

  it('keeps the punctuation after a formula on its line', async () => {
    expect(JSON.stringify((await compile('So $x$, then.\n')).tree)).toMatch(/,<\/span>"}],"children":\[\]},\{"type":"text","value":" then\."/);
  });

  it('counts what a lesson holds', async () => {
    const { size } = await compile('One two three.\n\n$$\nx\n$$\n\n```ts cell id=a\n1\n```\n\n<PerceptronTable />\n\n<Exercise id="e" />\n');
    expect(size).toEqual({ words: 3, formulas: 1, cells: 1, figures: 1, exercises: 1 });
  });
});

describe('renderField', () => {
  const render = async (text: string, inline: boolean) => {
    const problems = new ProblemList();
    const { html } = await renderField(text, PLACE, createReporter('exercise.json', problems, { line: 7, column: 9 }), { inline });
    return { html, problems };
  };

  it('gives finished HTML', async () => {
    const { html, problems } = await render('Give `f(x)` & **more**.\n\n```ts\nlet a = "<b>";\n```', false);
    expect(html).toBe('<p>Give <code class="unbroken">f(x)</code> &#x26; <strong>more</strong>.</p><pre class="code" tabindex="0"><code><span class="tk-keyword">let</span> a = <span class="tk-string">&quot;&lt;b&gt;&quot;</span>;</code></pre>');
    expect(problems.empty).toBe(true);
  });

  it('gives one line without its paragraph, and refuses more', async () => {
    expect((await render('A *word*.', true)).html).toBe('A <em>word</em>.');
    const { problems } = await render('One.\n\nTwo.', true);
    expect(() => problems.throwIfAny()).toThrow(/exercise\.json:7:9[\s\S]*several blocks/);
  });
});
