/** A small lesson to take along, for tests. */
import type { TakeAlongLesson } from './lesson-parts.ts';
import { SITE_PLACEHOLDER } from './site-address.ts';
import type { TakeAlong } from './to-ipynb.ts';

export const LESSON: TakeAlongLesson = {
  course: 'tiny',
  slug: 'first',
  version: 'v1',
  title: 'First',
  summary: 'A lesson.',
  parts: [
    { kind: 'prose', markdown: `Read $x < 2$ and [more](${SITE_PLACEHOLDER}/courses/tiny/second).` },
    { kind: 'cell', id: 'one', source: "import { show } from 'epoch/display';\nlet x = 1;\nshow(x)", browser: false },
    { kind: 'cell', id: 'two', source: 'const y: number = x + 1;\ny', browser: false },
    { kind: 'exercise', id: 'twice', title: 'Twice', prompt: 'Write `twice`.', starter: 'function twice(x: number): number {\n  return x;\n}\n' },
    { kind: 'exercise', id: 'apart', title: 'Apart', prompt: 'Name it `y`.', starter: 'const y = 5;\n' },
  ],
};

export const along = (change: Partial<TakeAlong> = {}): TakeAlong => ({
  lesson: LESSON,
  origin: 'https://learn.example',
  texts: new Map(),
  outputs: new Map(),
  ownCells: [],
  modules: { display: 'export const show = (value) => console.log("shown", value);', data: `export const site = "${SITE_PLACEHOLDER}";`, controls: '', ml: '', debug: '', training: '' },
  ...change,
});
