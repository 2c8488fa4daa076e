import { describe, expect, test } from 'vitest';
import { AuthoringError } from './authoring-error.ts';
import { readNotebook } from './notebook-file.ts';
import { toLesson, type ImportedLesson } from './notebook-to-lesson.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]).toString('base64');

interface Written {
  readonly cell_type: string;
  readonly source: string | readonly string[];
  readonly attachments?: object;
  readonly id?: string;
}
const markdown = (source: string, attachments?: object): Written => ({ cell_type: 'markdown', source, ...(attachments ? { attachments } : {}) });
const code = (source: string, id?: string): Written => ({ cell_type: 'code', source, ...(id === undefined ? {} : { id }) });

function importCells(cells: readonly Written[], language = 'typescript'): ImportedLesson {
  const written = cells.map((cell) => ({ metadata: {}, ...(cell.cell_type === 'code' ? { outputs: [{ output_type: 'stream', text: 'dropped' }], execution_count: 3 } : {}), ...cell }));
  const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { language_info: { name: language } }, cells: written });
  return toLesson(readNotebook('a.ipynb', text), { slug: 'a', title: 'A' });
}
/** The lesson behind its frontmatter. */
const bodyOf = (...cells: readonly Written[]): string => importCells(cells).text.split('\n---\n\n')[1]?.trimEnd() ?? '';

describe('a notebook becomes a lesson', () => {
  test('the first heading is the title, the first paragraph the summary, code a cell, outputs go', () => {
    const { text } = importCells([markdown('# On slopes\n\nWhat a *slope* is.'), code('const a = 1;\na\n'), code('  '), code('a + 1', 'second-sum')]);
    expect(text).toBe(`---
title: "On slopes"
summary: "What a slope is."
question: "What will you be able to do after “On slopes”?"
minutes: 2
---

What a *slope* is.

\`\`\`ts cell id=cell-1
const a = 1;
a
\`\`\`

\`\`\`ts cell id=second-sum
a + 1
\`\`\`
`);
  });

  test('lines may come one by one', () => expect(bodyOf({ cell_type: 'markdown', source: ['one\n', 'two'] })).toBe('one\ntwo'));

  test('code of another language is shown, and said', () => {
    const { text, notes } = importCells([code('import numpy as np\nx = {1}')], 'python');
    expect(text).toContain('```python\nimport numpy as np\nx = {1}\n```');
    expect(notes.join('\n')).toContain('1 code cells are in python');
  });

  test('code that does not parse is shown, and said', () => {
    const { text, notes } = importCells([code('const a = ;')]);
    expect(text).toContain('```ts\nconst a = ;\n```');
    expect(notes.join('\n')).toMatch(/Code cell 1 does not parse as TypeScript \(line 1: /);
  });

  test('code that holds a fence', () => expect(bodyOf(code('const s = "```";\ns'))).toBe('````ts cell id=cell-1\nconst s = "```";\ns\n````'));
});

describe('Markdown', () => {
  test.each<[string, string, string]>([
    ['signs that a lesson would read as code', 'a < b and {x} and `{<}` and \\< too', 'a \\< b and \\{x} and `{<}` and \\< too'],
    ['maths stays', 'so $\\frac{a}{b} < 1$ and\n\n$$\n\\sum_{i} x_i\n$$', 'so $\\frac{a}{b} < 1$ and\n\n$$\n\\sum_{i} x_i\n$$'],
    ['a display formula on one line', '$$ x^2 $$', '$$\nx^2\n$$'],
    ['an environment without dollars', '\\begin{align}\na &= b\n\\end{align}', '$$\n\\begin{align}\na &= b\n\\end{align}\n$$'],
    ['comments go', 'one <!-- two --> three\n\n<!-- four -->', 'one  three'],
    ['line breaks and other known tags stay', 'H<sub>2</sub>O<br>x', 'H<sub>2</sub>O<br />x'],
    ['a paragraph that begins like a program', 'import this idea', '&#105;mport this idea'],
    ['indented code', 'see\n\n    a < b {\n\nend', 'see\n\n```text\na < b {\n```\n\nend'],
    ['a language that lessons do not colour', '```julia title=x\na\n```', '```text\na\n```'],
    ['addresses', '<https://a.org> and [b](http://b.org/x) and https://c.org', '[https://a.org](https://a.org) and [b](https://b.org/x) and [https://c.org](https://c.org)'],
    ['a reference', '[x][r]\n\n[r]: https://r.org', '[x](https://r.org)'],
  ])('%s', (_name, source, expected) => expect(bodyOf(markdown(source))).toBe(expected));

  test('headings: the title goes, sections begin at ##, no level is left out, underlined ones are written with signs', () => {
    expect(bodyOf(markdown('# T'), markdown('# One\n\n### Deep'), markdown('Under\n-----\n\nx'), markdown('#### Four'))).toBe('## One\n\n### Deep\n\n### Under\n\nx\n\n#### Four');
    expect(bodyOf(markdown('## One\n\n#### Deep'))).toBe('## One\n\n### Deep');
  });

  test('a link to a heading of the notebook stays, one to a file of its author goes', () => {
    const lesson = importCells([markdown('# T\n\n## The Rule\n\nsee [it](#The-Rule) and [mine](./x.csv)')]);
    expect(lesson.text).toContain('see [it](#the-rule) and mine');
    expect(lesson.notes.join('\n')).toContain('Cell 1 links to ./x.csv');
  });

  test('a formula that KaTeX does not know is said', () => expect(importCells([markdown('$\\nosuch{x}$')]).notes.join('\n')).toContain('Cell 1 has a formula that KaTeX does not know'));
  test('HTML: the words stay, and it is said', () => {
    const lesson = importCells([markdown('<div class="x">hello {you}</div>')]);
    expect(lesson.text).toContain('hello \\{you}');
    expect(lesson.notes.join('\n')).toContain('Cell 1 has HTML (<div class="x">');
  });
});

describe('images', () => {
  test('attached, and written into the address', () => {
    const lesson = importCells([markdown('![a plot](attachment:p.png)\n\n![](data:image/png;base64,' + PNG + ')\n\n<img src="attachment:p.png" alt="again">', { 'p.png': { 'image/png': PNG } })]);
    expect(lesson.images.map(({ name, bytes }) => [name, bytes.length])).toEqual([['a-1.png', 6], ['a-2.png', 6], ['a-3.png', 6]]);
    expect(lesson.text).toContain('![a plot](images/to-place/a-1.png)\n\n![Image 2 of the notebook](images/to-place/a-2.png)\n\n![again](images/to-place/a-3.png)');
    expect(lesson.notes.join('\n')).toContain('write what images/to-place/a-2.png shows');
  });

  test.each<[string, string, object]>([
    ['elsewhere', '![far](https://x.org/a.png)', {}],
    ['not there', '![far](attachment:no.png)', {}],
    ['a drawing that can hold a program', '![far](attachment:a.svg)', { 'a.svg': { 'image/svg+xml': Buffer.from('<svg onload="x"/>').toString('base64') } }],
    ['something else under the name of an image', '![far](attachment:a.png)', { 'a.png': { 'image/png': Buffer.from('<script>').toString('base64') } }],
    ['too large', '![far](attachment:a.png)', { 'a.png': { 'image/png': Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(4 * 1024 * 1024)]).toString('base64') } }],
  ])('not taken over, and said: %s', (_name, source, attachments) => {
    const lesson = importCells([markdown(source, attachments)]);
    expect(lesson.images).toEqual([]);
    expect(lesson.text).not.toContain('![');
    expect(lesson.notes.join('\n')).toContain('Cell 1 shows an image that was not taken over');
  });
});

describe('what is no notebook', () => {
  test.each([
    ['{', 'which is JSON, and it is not'],
    ['[]', 'with the field "nbformat"'],
    ['{"worksheets":[]}', 'with the field "nbformat"'],
    ['{"nbformat":3,"cells":[]}', 'nbformat 4, and a.ipynb has 3'],
    ['{"nbformat":4,"nbformat_minor":5,"metadata":{}}', 'but cells is not'],
    ['{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","source":7}]}', 'but cells.0.source is not'],
    ['{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"video","source":""}]}', 'but cells.0.cell_type is not'],
  ])('%s', (text, expected) => {
    expect(() => readNotebook('a.ipynb', text)).toThrow(AuthoringError);
    expect(() => readNotebook('a.ipynb', text)).toThrow(expected);
  });
});
