import { describe, expect, test } from 'vitest';
import { TAKE_ALONG_LIMITS } from './limits.ts';
import { planImport, planTexts, type ImportPlan, type PresentText } from './plan-import.ts';
import { along, LESSON } from './test-lesson.ts';
import { SCOPE_OPEN, toIpynb } from './to-ipynb.ts';

interface File {
  cells: { id?: string; cell_type: string; source: string[] | string; metadata: object }[];
  metadata: object;
}
const parse = (text: string): File => JSON.parse(text) as File;
const textOf = ({ source }: File['cells'][number]): string => (typeof source === 'string' ? source : source.join(''));

const AUTHORS: readonly PresentText[] = LESSON.parts.flatMap((part) => (part.kind === 'prose' ? [] : [{ name: `${part.kind}:${part.id}`, author: part.kind === 'cell' ? part.source : part.starter, text: part.kind === 'cell' ? part.source : part.starter }]));
const present = (name: string, text: string): readonly PresentText[] => AUTHORS.map((one) => (one.name === name ? { ...one, text } : one));
const TARGET = { course: 'tiny', slug: 'first', texts: AUTHORS };

function plan(text: string, texts = AUTHORS): ImportPlan {
  const result = planImport('a.ipynb', text, { ...TARGET, texts });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
const refusal = (text: string): string => {
  const result = planImport('a.ipynb', text, TARGET);
  return result.ok ? 'taken' : result.error;
};

describe('a notebook that was taken along', () => {
  test('comes back without changes where nothing was changed', () => {
    expect(plan(toIpynb(along()))).toEqual({ changes: [], own: [], notes: [] });
  });

  test('brings edits back exactly, of cells and of exercises, also of one that stood apart', () => {
    const texts = new Map([['cell:one', "import { show } from 'epoch/display';\nlet x = 7;\n\nshow(x); // \"7\""], ['exercise:apart', 'const y = 6;\n\nconst z = y;']]);
    const file = toIpynb(along({ texts }));
    expect(file).toContain(SCOPE_OPEN);
    expect(plan(file).changes).toEqual([...texts].map(([name, after]) => ({ name, after, before: AUTHORS.find((one) => one.name === name)?.author, overwrites: false })));
    expect(plan(file, present('cell:one', texts.get('cell:one') ?? '')).changes.map(({ name }) => name)).toEqual(['exercise:apart']);
  });

  test('asks before it replaces edits, and never replaces them by the author’s text', () => {
    const mine = present('cell:two', 'const y = 100;');
    expect(plan(toIpynb(along()), mine).changes).toEqual([]);
    expect(plan(toIpynb(along({ texts: new Map([['cell:two', 'const y = 2;']]) })), mine).changes).toEqual([{ name: 'cell:two', before: 'const y = 100;', after: 'const y = 2;', overwrites: true }]);
  });

  test('brings cells that were added elsewhere, and says what the lesson no longer has', () => {
    const file = parse(toIpynb(along({ texts: new Map([['cell:two', 'gone']]) })));
    file.cells.push({ cell_type: 'code', source: "import * as tf from 'npm:@tensorflow/tfjs@4.22.0';\ntf.ones([1])", metadata: {} });
    expect(plan(JSON.stringify(file)).own).toEqual([{ kind: 'code', source: "import * as tf from '@tensorflow/tfjs';\ntf.ones([1])" }]);
    expect(plan(JSON.stringify(file), AUTHORS.filter(({ name }) => name !== 'cell:two')).notes).toEqual(['The lesson has no two any more; what was written there was left out.']);
  });

  test('finds the learner’s own cells again where the page still has them', () => {
    const ownCells = [{ id: 'own-aaaa', kind: 'code', source: 'here', after: 'cell:one' }, { id: 'own-bbbb', kind: 'markdown', source: 'gone', after: null }] as const;
    const mine = [...AUTHORS, { name: 'own:own-aaaa', author: '', text: 'here' }];
    expect(plan(toIpynb(along({ ownCells: [...ownCells] })), mine)).toEqual({ changes: [], own: [{ kind: 'markdown', source: 'gone' }], notes: [] });
    expect(plan(toIpynb(along({ ownCells: [{ ...ownCells[0], source: 'new' }] })), mine).changes).toEqual([{ name: 'own:own-aaaa', before: 'here', after: 'new', overwrites: true }]);
  });

  test('of another lesson is sent there', () => {
    expect(refusal(toIpynb(along({ lesson: { ...LESSON, slug: 'second' } })))).toBe('a.ipynb belongs to the lesson tiny/second, and this is tiny/first. Open that lesson and bring it in there.');
  });
});

test('a notebook of somebody else, in TypeScript, has only cells of its own', () => {
  const file = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'deno' } }, cells: [{ cell_type: 'markdown', source: '# Hi', metadata: {} }, { cell_type: 'code', source: ['1\n', '+ 1'], metadata: {} }] };
  expect(plan(JSON.stringify(file))).toEqual({ changes: [], own: [{ kind: 'markdown', source: '# Hi' }, { kind: 'code', source: '1\n+ 1' }], notes: [] });
});

const python = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'python3', language: 'python' } }, cells: [{ cell_type: 'code', source: 'print(1)', metadata: {} }] };
const filled = (cells: number, source: string): string => JSON.stringify({ ...python, metadata: { kernelspec: { name: 'deno' } }, cells: Array.from({ length: cells }, () => ({ cell_type: 'code', source, metadata: {} })) });

test.each([
  ['Python', JSON.stringify(python), 'a.ipynb is written in python, and cells here run TypeScript.'],
  ['no JSON', '{"nbformat":', 'which is JSON, and it is not'],
  ['no notebook', '[1]', 'with the field "nbformat"'],
  ['wrong types', '{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":7}]}', 'cells.0.source is not'],
  ['nothing in it', filled(1, ' '), 'has no cells with anything in them'],
  ['too many characters', `{"nbformat":4,"x":"${'x'.repeat(TAKE_ALONG_LIMITS.notebookCharacters)}"}`, 'Expected a notebook of at most 16,000,000 characters'],
  ['too many cells', filled(TAKE_ALONG_LIMITS.notebookCells + 1, 'x'), 'at most 1,000 cells, and a.ipynb has 1,001'],
  ['a cell too long', filled(1, 'x'.repeat(TAKE_ALONG_LIMITS.cellCharacters + 1)), 'cell 1 of a.ipynb has 100,001'],
])('a file is refused in words: %s', (_name, text, expected) => {
  expect(refusal(text)).toContain(expected);
});

test('as many cells and characters as may be are taken', () => {
  expect(plan(filled(TAKE_ALONG_LIMITS.notebookCells, 'x')).own).toHaveLength(TAKE_ALONG_LIMITS.notebookCells);
  expect(plan(filled(1, 'x'.repeat(TAKE_ALONG_LIMITS.cellCharacters))).own).toHaveLength(1);
});

test('texts of a link for cells that are not there are said, not lost silently', () => {
  expect(planTexts([['cell:nowhere', 'x']], AUTHORS)).toEqual({ changes: [], own: [], notes: ['The lesson has no nowhere any more; what was written there was left out.'] });
});

describe('the notebook as Jupyter reads it', () => {
  test('prose, setup, cells, exercises, in order, each with its own id', () => {
    const file = parse(toIpynb(along()));
    expect(file.cells.map((cell) => textOf(cell).split('\n')[0])).toEqual(['# First', expect.stringContaining('run this first'), 'Read $x < 2$ and [more](https://learn.example/courses/tiny/second).', expect.stringContaining('const { show } = lessonModules.display;'), 'const y: number = x + 1;', '**Exercise: Twice**', 'function twice(x: number): number {', '**Exercise: Apart**', SCOPE_OPEN]);
    expect(new Set(file.cells.map(({ id }) => id)).size).toBe(file.cells.length);
    expect(toIpynb(along())).not.toContain('.invalid');
  });

  test('outputs in the forms that Jupyter knows', () => {
    const outputs = new Map([['two', { count: 3, outputs: [
      { kind: 'text', level: 'log', parts: [{ type: 'primitive', of: 'string', text: 'said' }] },
      { kind: 'table', columns: ['a<b'], rows: [[{ type: 'primitive', of: 'number', text: '1' }]], totalRows: 1 },
      { kind: 'value', value: { type: 'primitive', of: 'number', text: '2' } },
      { kind: 'error', error: { name: 'TypeError', message: 'no', at: { line: 2, column: 1 }, frames: [], hint: null } },
    ] as const }]]);
    const cell = parse(toIpynb(along({ outputs }))).cells.find((one) => textOf(one).startsWith('const y: number'));
    expect(cell).toMatchObject({
      execution_count: 3,
      outputs: [
        { output_type: 'stream', name: 'stdout', text: ['said\n'] },
        { output_type: 'display_data', data: { 'text/plain': 'a<b\n1', 'text/html': expect.stringContaining('<th>a&lt;b</th>') as string } },
        { output_type: 'execute_result', execution_count: 3, data: { 'text/plain': '2' } },
        { output_type: 'error', ename: 'TypeError', evalue: 'no', traceback: ['TypeError: no (line 2)'] },
      ],
    });
  });

  test('own cells stand behind the part that they belong to, and a cell for browsers says so', () => {
    const lesson = { ...LESSON, parts: [{ kind: 'cell', id: 'wide', source: 'innerWidth', browser: true }] as const };
    const file = parse(toIpynb(along({ lesson: { ...lesson, parts: [...lesson.parts] }, ownCells: [{ id: 'own-1', kind: 'code', source: 'mine', after: 'cell:wide' }, { id: 'own-2', kind: 'markdown', source: 'note', after: null }] })));
    expect(file.cells.map(textOf).slice(1)).toEqual([expect.stringContaining('needs a browser'), 'innerWidth', 'mine', 'note']);
    expect(file.cells[2]?.metadata).toMatchObject({ tags: ['raises-exception'] });
  });
});
