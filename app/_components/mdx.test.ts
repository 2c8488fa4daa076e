/** Lessons are data: what the compiler makes is drawn, anything else in a tree is refused and never evaluated. */
import type { Properties, Root, RootContent } from 'hast';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LESSON_HTML } from '#lib/course/lesson-tags.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import { renderLesson } from './mdx.tsx';

const toLesson = (...children: RootContent[]): Lesson => ({
  ...{ course: 'c', slug: 'l', version: 'v', title: 'T', summary: 'S', question: 'Q?', minutes: 1 },
  ...{ headings: [], needs: [], sections: [], cells: [], exercises: [], terms: [], sources: [] },
  tree: { type: 'root', children } satisfies Root,
});

const draw = (...children: RootContent[]): string => renderToStaticMarkup(renderLesson(toLesson(...children), { assetBase: '/build/x' }));

type Attributes = Readonly<Record<string, string>>;
const toElement = (name: string, attributes: Attributes = {}, children: RootContent[] = []): RootContent =>
  ({
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
  }) as RootContent;

describe('renderLesson', () => {
  it('draws finished markup where it belongs', () => {
    expect(draw(toElement('Html', { as: 'span', html: '<i>x</i>' }))).toBe('<span><i>x</i></span>');
    expect(draw(toElement('Html', { as: 'div', html: 'f' }))).toBe('<div class="formula" tabindex="0" role="group" aria-label="Formula">f</div>');
    expect(draw(toElement('Html', { as: 'pre', html: '<code>c</code>' }))).toBe('<pre class="code" tabindex="0"><code>c</code></pre>');
  });

  it('draws folded elements as they would be with their children', () => {
    const fold = (tagName: string, properties: Properties): RootContent => ({ type: 'element', tagName, properties: { ...properties, innerHTML: '<em>x</em> &lt;' }, children: [] });
    expect(draw(fold('h2', { id: 'a' }))).toBe('<h2 id="a"><em>x</em> &lt;</h2>');
    expect(draw(fold('div', { dataTable: '', tabIndex: 0, ariaLabel: 'Table' }))).toBe('<div data-table="" tabindex="0" aria-label="Table"><em>x</em> &lt;</div>');
    expect(draw(fold('a', { href: '#b', className: ['c', 'd'] }))).toBe('<a class="c d" href="#b"><em>x</em> &lt;</a>');
    expect(draw(toElement('Callout', { kind: 'note' }, [fold('p', {})]))).toContain('<p><em>x</em> &lt;</p>');
  });

  it('draws a callout with a title of its kind', () => {
    const html = draw(toElement('Callout', { kind: 'warning' }, [{ type: 'text', value: 'Careful.' }]));
    expect(html).toMatch(/^<div role="note" [^>]*aria-label="Take care"[^>]*>.*Careful\./);
  });

  it('draws the HTML a lesson may use', () => {
    for (const [name, { content }] of Object.entries(LESSON_HTML)) {
      const inside: RootContent[] = content === 'none' ? [] : [{ type: 'text', value: 'x' }];
      expect(draw(toElement(name, {}, inside))).toBe(content === 'none' ? `<${name}/>` : `<${name}>x</${name}>`);
    }
  });

  it('keeps the keys of cells and exercises by their ids, and of blocks by what they say where it is asked to', () => {
    const cell = { id: 'c', source: '1', html: '' };
    const paragraph = (innerHTML: string): RootContent => ({ type: 'element', tagName: 'p', properties: { innerHTML }, children: [] });
    const readKeys = (toKey?: (name: string, inside: string) => string | null): (string | null)[] => {
      const lesson = { ...toLesson(paragraph('x'), toElement('Cell', { id: 'c' }), paragraph('y')), cells: [cell] };
      const drawn = renderLesson(lesson, { assetBase: '', ...(toKey && { toKey }) }) as ReactElement<{ readonly children: readonly ReactElement[] }>;
      return drawn.props.children.map(({ key }) => key);
    };
    expect(readKeys()).toEqual(['p-0', 'cell c', 'p-1']);
    expect(readKeys((name, inside) => `${name} ${inside}`)).toEqual(['p x', 'cell c', 'p y']);
  });

  it('refuses tags that are not listed', () => {
    expect(() => draw(toElement('Constructor'))).toThrow(/tags of lesson-tags\.ts/);
    expect(() => draw(toElement('Fetch.now'))).toThrow(/tags of lesson-tags\.ts/);
  });

  it('refuses cells and exercises that the lesson does not have', () => {
    expect(() => draw(toElement('Cell', { id: 'none' }))).toThrow(/the cell none/);
    expect(() => draw(toElement('Exercise', { id: 'none' }))).toThrow(/the exercise none/);
  });

  it('never evaluates an expression', () => {
    const program = { type: 'Program', sourceType: 'module', comments: [], body: [{ type: 'ExpressionStatement', expression: { type: 'CallExpression', callee: { type: 'Identifier', name: 'alert' }, arguments: [], optional: false } }] };
    const expression = { type: 'mdxFlowExpression', value: 'alert()', data: { estree: program } } as unknown as RootContent;
    expect(() => draw(expression)).toThrow(/no expression/);
    const attribute = { type: 'mdxJsxFlowElement', name: 'Callout', attributes: [{ type: 'mdxJsxExpressionAttribute', value: '...alert()' }], children: [] } as unknown as RootContent;
    expect(() => draw(attribute)).toThrow();
  });
});
