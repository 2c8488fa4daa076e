/** The small rules of lessons: ids, depths, links, order, terms, times, names. */
import { describe, expect, it } from 'vitest';
import { courseSchema, type CourseSpec } from './course-schema.ts';
import { isPrivateFile } from './exercise-folder.ts';
import { checkHeadingDepth, createHeadingIds, toHeadingId } from './headings.ts';
import { findOrderProblems, toLessonSlug } from './lesson-order.ts';
import { findBrokenLinks, parseLink } from './links.ts';
import { findNearestName } from './nearest-name.ts';
import { lessonPath } from './paths.ts';
import { findUnmetNeeds } from './needs.ts';
import { estimateMinutes, isMisleading } from './reading-time.ts';
import { findRepeatedTerms } from './terms.ts';

describe('headings', () => {
  it.each([
    ['Where this goes wrong', 'where-this-goes-wrong'],
    ['The σ function: f(x) = 2·x', 'the-σ-function-f-x-2-x'],
    ['Café “crème”', 'cafe-creme'],
    ['It isn’t', 'it-isnt'],
    ['???', 'section'],
  ])('%s', (text, id) => expect(toHeadingId(text)).toBe(id));

  it('gives every heading its own id', () => {
    const toId = createHeadingIds();
    expect(['Try it', 'Try it', 'Try it 2', 'Try it'].map(toId)).toEqual(['try-it', 'try-it-2', 'try-it-2-2', 'try-it-3']);
  });

  it('leaves no level out', () => {
    expect([2, 3, 4, 2, 2].map((depth, index, all) => checkHeadingDepth(depth, all[index - 1] ?? null))).toEqual([null, null, null, null, null]);
    expect(checkHeadingDepth(1, null)).toMatch(/from ##/);
    expect(checkHeadingDepth(3, null)).toMatch(/^## here/);
    expect(checkHeadingDepth(4, 2)).toMatch(/at most ###/);
    expect(checkHeadingDepth(5, 4)).toMatch(/## to ####/);
  });
});

describe('links', () => {
  it.each([
    ['https://example.org/a#b', 'external'],
    ['mailto:ada.l+course@mail.example.org', 'external'],
    ['mailto:ada@example.org?bcc=eve@example.org', 'refused'],
    ['mailto:ada@example.org,eve@example.org', 'refused'],
    ['mailto:', 'refused'],
    ['perceptron', 'lesson'],
    ['perceptron#a', 'lesson'],
    ['#a', 'lesson'],
    ['http://example.org', 'refused'],
    ['JavaScript:alert(1)', 'refused'],
    ['java\nscript:alert(1)', 'refused'],
    ['data:text/html,x', 'refused'],
    ['//example.org', 'refused'],
    ['https:example.org', 'refused'],
    ['/courses/x', 'refused'],
    ['../x', 'refused'],
    ['a#b#c', 'refused'],
    ['a#', 'refused'],
    ['', 'refused'],
  ])('%j is %s', (url, kind) => expect(parseLink(url).kind).toBe(kind));

  it('says what to write instead of http', () => {
    expect(parseLink('HTTP://example.org')).toEqual({ kind: 'refused', reason: 'a link with http:', todo: expect.stringContaining('https://') as string });
  });

  it('finds links that lead nowhere', () => {
    const anchors = new Map([['first', new Set(['a'])]]);
    const link = { file: 'f', position: { line: 1, column: 1 } };
    expect(findBrokenLinks([{ ...link, lesson: 'first', anchor: null }, { ...link, lesson: 'first', anchor: 'a' }], anchors)).toEqual([]);
    expect(findBrokenLinks([{ ...link, lesson: 'frist', anchor: null }, { ...link, lesson: 'first', anchor: 'zzzz' }], anchors).map(({ todo }) => todo)).toEqual([
      'did you mean first?',
      'use one of #a',
    ]);
  });

  it('writes addresses', () => {
    expect(lessonPath('c', 'l')).toBe('/courses/c/l');
    expect(lessonPath('c', 'l', 'a')).toBe('/courses/c/l#a');
  });
});

describe('order', () => {
  const toSpec = (...lessons: string[]): CourseSpec => courseSchema.parse({ title: 'T', summary: 'S', modules: [{ title: 'M', summary: 'S', lessons }] });
  const find = (lessons: string[], folders: string[]) => findOrderProblems('f', toSpec(...lessons), folders, () => ({ line: 1, column: 1 })).map(({ found }) => found);

  it('takes the slug from the folder', () => expect(toLessonSlug('03-backprop-step-by-step')).toBe('backprop-step-by-step'));
  it('accepts ascending folders', () => expect(find(['00-a', '10-b'], ['00-a', '10-b'])).toEqual([]));
  it('finds what is missing, unlisted, out of order or double', () => {
    expect(find(['00-a'], [])).toEqual(['"00-a", which does not exist']);
    expect(find(['00-a'], ['00-a', '01-b'])).toEqual(['01-b, which is in none']);
    expect(find(['10-b', '00-a'], ['00-a', '10-b'])).toEqual(['00-a']);
    expect(find(['00-a', '01-a'], ['00-a', '01-a'])).toEqual(['00-a and 01-a']);
    expect(find(['00-glossary'], ['00-glossary'])).toEqual(['glossary']);
  });
});

it('finds a term that is introduced twice, whatever its capitals', () => {
  const position = { line: 3, column: 1 };
  const problems = findRepeatedTerms([
    { term: 'Gradient', file: 'a', position },
    { term: 'loss', file: 'a', position },
    { term: 'gradient', file: 'b', position },
  ]);
  expect(problems.map(({ file, found }) => `${file}: ${found}`)).toEqual(['b: "gradient", introduced at a:3']);
});

it('estimates the time a lesson takes', () => {
  expect(estimateMinutes({ words: 0, cells: 0, formulas: 0, exercises: 0, figures: 0 })).toBe(1);
  expect(estimateMinutes({ words: 1800, cells: 8, formulas: 10, exercises: 2, figures: 1 })).toBe(25);
  expect([isMisleading(20, 25), isMisleading(10, 25), isMisleading(60, 25)]).toEqual([false, true, true]);
});

it('suggests the name that was meant, and none that is far', () => {
  expect(findNearestName('frist', ['second', 'first'])).toBe('first');
  expect(findNearestName('div', ['dfn', 'sup'])).toBeNull();
  expect(findNearestName('perceptron', ['welcome'])).toBeNull();
  expect(findNearestName('x', [])).toBeNull();
});

it('knows which files of an exercise are private', () => {
  expect(['hidden.ts', 'solution.ts', 'reference.ts', 'wrong/a.ts'].every(isPrivateFile)).toBe(true);
  expect(['checks.ts', 'starter.ts', 'exercise.json', 'shared.ts'].some(isPrivateFile)).toBe(false);
});

describe('needs', () => {
  const toNeeds = (slug: string, ...needs: string[]) => ({ slug, needs: needs.map((need) => ({ need, file: slug, position: { line: 1, column: 1 } })) });

  it('are met by earlier lessons only', () => {
    expect(findUnmetNeeds([toNeeds('a'), toNeeds('b', 'a'), toNeeds('c', 'a', 'b')])).toEqual([]);
    const found = findUnmetNeeds([toNeeds('a', 'b'), toNeeds('b', 'b', 'aa'), toNeeds('c', 'zzzzzz')]).map((problem) => [problem.found, problem.todo]);
    expect(found).toEqual([
      ['"b", which comes later', 'remove it, or change the order of the lessons'],
      ['"b", this lesson itself', 'did you mean "a"?'],
      ['"aa", which does not exist', 'did you mean "a"?'],
      ['"zzzzzz", which does not exist', 'remove it, or change the order of the lessons'],
    ]);
  });
});
