import { describe, expect, it } from 'vitest';
import { LESSON_TAG_NAMES } from '#lib/course/lesson-tags.ts';
import { checkFrontMatter } from './check-front-matter.ts';
import { completeLesson } from './complete-lesson.ts';
import { describeTag } from './describe-tag.ts';
import { findOutline, type LessonFacts } from './lesson-facts.ts';

const FACTS: LessonFacts = {
  slug: 'perceptron',
  exercises: ['row-shares', 'mean'],
  lessons: [
    { slug: 'welcome', title: 'Welcome', anchors: [{ id: 'run-something', text: 'Run something' }] },
    { slug: 'perceptron', title: 'The perceptron', anchors: [] },
    { slug: 'backprop', title: 'Backpropagation', anchors: [] },
  ],
  terms: [
    { term: 'tensor', lesson: 'welcome' },
    { term: 'threshold', lesson: 'perceptron' },
  ],
};

/** Completions at `|`. */
function complete(marked: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const { from, items } = completeLesson(marked.replace('|', ''), { line: before.length, column: (before.at(-1) ?? '').length + 1 }, FACTS);
  return { from, labels: items.map(({ label }) => label), inserts: items.map(({ insert }) => insert) };
}

describe('completeLesson', () => {
  it('offers the tags that the compiler knows, with what each needs', () => {
    const { from, labels, inserts } = complete('Text\n\n<Ca|');
    expect(labels).toEqual(LESSON_TAG_NAMES);
    expect(from).toBe(2);
    expect(inserts).toContain('Callout kind="${1|note,warning,try|}">\n$2\n</Callout>');
    expect(inserts).toContain('Exercise id="$1" />');
    expect(inserts).toContain('kbd>$1</kbd>');
  });

  it.each([
    ['attributes that are not there yet', '<Callout kind="try" |', ['title']],
    ['attributes on a later line', '<Callout\n  |', ['kind', 'title']],
    ['the values of an attribute', '<Callout kind="|', ['note', 'warning', 'try']],
    ['exercises of the lesson', 'x\n\n<Exercise id="r|', ['row-shares', 'mean']],
    ['names that cells set', '```ts cell id=a\nlet w = 1;\nconst c = 2;\nlet b = 3;\n```\n\n<ActivationCurves bind="|', ['w', 'b']],
    ['headings, exercises and other lessons for a link', '## One more\n\n[see](|', ['#one-more', '#exercise-row-shares', '#exercise-mean', 'welcome', 'backprop']],
    ['headings of another lesson', '[see](welcome#|', ['welcome#run-something']],
    ['terms of other lessons', 'A [te|', ['tensor']],
    ['fields that are missing', '---\ntitle: A\nquestion: B\nsources: []\nterms: []\n|\n---', ['summary', 'minutes', 'needs']],
    ['earlier lessons as needs', '---\nneeds: [|]\n---', ['welcome']],
    ['earlier lessons as needs, line by line', '---\nneeds:\n  - |\n---', ['welcome']],
    ['nothing in a program', '```ts\nif (a <|', []],
    ['nothing in a formula', '$$\na <|\n$$', []],
    ['nothing after a picture sign', '![|', []],
  ])('offers %s', (_, marked, labels) => expect(complete(marked).labels).toEqual(labels));

  it('offers a cell an id that is free', () => {
    expect(complete('## Try it\n\n```|').labels[0]).toBe('ts cell id=try-it');
    expect(complete('## Try it\n\n```ts cell id=try-it\n1\n```\n\n```|').labels[0]).toBe('ts cell id=try-it-2');
  });

  it('replaces what was typed of a name', () => expect(complete('<Exercise id="ro|').from).toBe(15));
  it('makes a term a link to the lesson that introduces it', () => expect(complete('A [|').inserts).toEqual(['tensor](welcome)']));
});

describe('describeTag', () => {
  it('says what a tag does and takes', () => {
    expect(describeTag('Callout')).toMatch(/A boxed remark[^]*`kind`: `note`, `warning`, `try`[^]*`title` \(may be left out\): text/);
    expect(describeTag('PerceptronTable')).toContain('a list of 3 numbers');
    expect(describeTag('Exercise')).toContain('lower-case words');
    expect(describeTag('script')).toBeNull();
  });
  it('knows every tag', () => {
    for (const name of LESSON_TAG_NAMES) expect(describeTag(name)).toContain(`<${name}>`);
  });
});

describe('findOutline', () => {
  it('finds headings with the ids of the compiler, and cells', () => {
    const { headings, cells } = findOutline('---\n# no: heading\n---\n## Try *it*\n```ts cell id=one\n## no\n```\n### Try it');
    expect(headings).toEqual([
      { id: 'try-it', text: 'Try it', line: 4 },
      { id: 'try-it-2', text: 'Try it', line: 8 },
    ]);
    expect(cells).toEqual([{ id: 'one', line: 5 }]);
  });
});

describe('checkFrontMatter', () => {
  const check = (text: string) => checkFrontMatter('lesson.mdx', text).map(({ position, expected }) => `${position?.line}: ${expected}`);
  const sound = 'title: A\nsummary: B\nquestion: C\nminutes: 5\n';
  it('finds nothing where all is well, or not closed yet', () => {
    expect(check(`---\n${sound}---\nText`)).toEqual([]);
    expect(check('---\ntitle: A')).toEqual([]);
  });
  it('says fields at their lines', () => {
    expect(check(`---\n${sound}minuts: 3\n---\n`)[0]).toMatch(/^6: only the fields title, /);
    expect(check(`---\n${sound.replace('5', '500')}---\n`)).toEqual(['5: "minutes": at most 90']);
    expect(check(`---\n${sound}needs: {\n---\n`)[0]).toMatch(/YAML fields/);
    expect(check('---\n---\n')).toHaveLength(1);
  });
  it('asks for front matter where there is none', () => expect(check('Text')).toEqual(['1: front matter: fields between two lines ---']));
});
