/** The author's guide keeps up with what authors can write: every tag, field and kind of check, every limit it states, every number. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { visit } from 'unist-util-visit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { BOUND_FIGURES } from '#lib/course/bindings.ts';
import { courseSchema, frontmatterSchema } from '#lib/course/course-schema.ts';
import { LESSON_TAG_NAMES } from '#lib/course/lesson-tags.ts';
import { exerciseSpecSchema } from '#lib/grading/exercise.ts';
import { GRADING_LIMITS } from '#lib/grading/limits.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { CHECK_LIMITS } from '../check/check-limits.ts';
import { UNTRUSTED_LIMITS } from '../untrusted/untrusted-limits.ts';
import { isJsxElement, readAttribute } from './lesson-nodes.ts';
import { parseLesson } from './parse-lesson.ts';
import { forget, readCells, runCells, startTensorFlow } from './test-cells.ts';

const GUIDE = 'content/courses/authoring';

let lessons: ReadonlyMap<string, string>;
let checkFiles: string;
beforeAll(async () => {
  await startTensorFlow();
  const names = await readdir(GUIDE, { recursive: true });
  const read = (wanted: RegExp) => Promise.all(names.filter((name) => wanted.test(name)).toSorted().map(async (name) => [name.split('/')[0] ?? '', await readFile(join(GUIDE, name), 'utf8')] as const));
  lessons = new Map(await read(/lesson\.mdx$/));
  checkFiles = (await read(/(?:checks|hidden)\.ts$/)).map(([, text]) => text).join('\n');
});

/** Tags that are really on a page of the guide, not only shown as text: name, and its `bind` if it has one. */
function readLiveTags(): readonly (readonly [name: string, bind: string | null])[] {
  const found: [string, string | null][] = [];
  for (const [folder, text] of lessons) {
    visit(parseLesson(folder, text), (node) => {
      if (isJsxElement(node) && node.name !== null) found.push([node.name, readAttribute(node, 'bind')]);
    });
  }
  return found;
}

test('every tag has a live example, and every figure that can be bound is bound', () => {
  const live = readLiveTags();
  expect(LESSON_TAG_NAMES.filter((name) => !live.some(([found]) => found === name))).toEqual([]);
  expect(Object.keys(BOUND_FIGURES).filter((name) => !live.some(([found, bind]) => found === name && bind !== null))).toEqual([]);
});

test('every field of a lesson and of an exercise is explained', () => {
  const all = [...lessons.values()].join('\n');
  const fields = [...Object.keys(frontmatterSchema.shape), ...Object.keys(exerciseSpecSchema.shape)];
  expect(fields.filter((field) => !all.includes(`\`${field}\``) && !all.includes(`"${field}":`))).toEqual([]);
  expect(all).toContain('course.json');
});

test('every kind of check is used by an exercise of the guide', () => {
  const kinds = ['check(', 'check.property(', 'check.gradient(', 'check.stable(', 'check.deterministic(', 'check.learns('];
  expect(kinds.filter((kind) => !checkFiles.includes(kind))).toEqual([]);
});

test('the limits that it states are the ones that hold', () => {
  const text = (folder: string): string => lessons.get(folder) ?? '';
  const spec = exerciseSpecSchema.parse({ title: 't', prompt: 'p', difficulty: 'easy', defines: ['f'], hints: ['h'], explanation: 'e', wrong: {} });
  expect(text('01-cells')).toContain(`longer than ${CHECK_LIMITS.cellSeconds} seconds or holds more than ${CHECK_LIMITS.cellMiB} MiB`);
  expect(text('12-mutants')).toContain(`up to ${CHECK_LIMITS.mutantsPerExercise} copies`);
  expect(text('10-exercises')).toContain(`after ${spec.solutionAfterAttempts} attempts`);
  expect(text('10-exercises')).toContain(`running time, ${spec.limits.seconds}, and \`outputCharacters\`, ${spec.limits.outputCharacters.toLocaleString('en')}`);
  expect([GRADING_LIMITS.propertyRuns, text('11-checks').includes('thirty times')]).toEqual([30, true]);
  const mib = (bytes: number): string => `${bytes / 2 ** 20} MiB`;
  expect(text('21-studio')).toContain(`at most ${mib(STUDIO_LIMITS.pictureBytes)}. You are asked`);
  expect(text('21-studio')).toContain(`your saves within ${STUDIO_LIMITS.entryMs / 60_000} minutes are one entry`);
  expect(text('21-studio')).toContain(`at most ${STUDIO_LIMITS.scheduleDays} days ahead`);
  expect(text('21-studio')).toContain(`A zip may have ${mib(UNTRUSTED_LIMITS.zipBytes)}.`);
  const title = 'x'.repeat(80);
  const isCourse = (words: string): boolean => courseSchema.safeParse({ title: words, summary: 's', modules: [{ title: 'm', summary: 's', lessons: ['00-a'] }] }).success;
  expect([text('00-first-lesson').includes('at most 80 characters'), isCourse(title), isCourse(`${title}x`)]).toEqual([true, true, false]);
});

let names: ReadonlySet<string> = new Set();
afterEach(() => forget(names));

async function run(folder: string, change: (source: string) => string = (source) => source): Promise<(id: string) => string> {
  const result = await runCells((await readCells(folder, GUIDE)).map(({ id, source }) => ({ id, source: change(source) })));
  names = result.names;
  return (id) => result.printed.get(id) ?? '';
}

test('numbers of the lessons on cells and checks', async () => {
  expect((await run('01-cells'))('tidy')).toMatch(/^mean 3 /);
  forget(names);
  const printed = await run('11-checks');
  expect(printed('central-difference')).toBe('measured 0.6000 -0.8944');
  expect(printed('overflow')).toBe('30: 30.0   89: 89.0   710: Infinity');
  const shares = (printed('constant').match(/0\.\d+/g) ?? []).map(Number);
  expect(shares.length).toBe(2);
  expect(Math.max(...shares)).toBeLessThan(0.8);
});

test('the lesson on the studio merges as it says, and equal texts have equal names', async () => {
  const printed = await run('21-studio');
  expect(printed('merge').split('\n')).toEqual(['A neuron multiplies and adds.', 'It has a weight.', 'Its bias is a number.']);
  const [first, other, again] = printed('same-name').split('\n').map((line) => line.slice(0, 8));
  expect([first === again, first === other]).toEqual([true, false]);
  forget(names);
  const both = await run('21-studio', (source) => source.replace(/(const hers.*)It has a weight/, '$1Its weight is a number').replace(/(const his.*)It has a weight/, '$1It has two weights'));
  expect(both('merge')).toContain('WHICH? "Its weight is a number." or "It has two weights."');
});

test('survivors of the lesson on mutants: one, none with the check that it suggests, one with the other', async () => {
  for (const [check, survivors] of [['', 1], ['(answer) => answer([2, 4]) === 10,', 0], ['(answer) => answer([1, 0]) === 0.5,', 1]] as const) {
    const printed = await run('12-mutants', (source) => source.replace('(answer) => answer([0]) === 0,', (first) => `${first}${check}`));
    expect(printed('trial').split('\n').at(-1)).toBe(`survivors: ${survivors}`);
    forget(names);
  }
});
