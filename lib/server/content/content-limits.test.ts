/** Every limit of a text: so much compiles, one more is refused at its place. */
import { describe, expect, it } from 'vitest';
import { ContentError } from '#lib/course/content-error.ts';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import { parseJson } from '#lib/course/parse-json.ts';
import { compileExercise } from './compile-exercise.ts';
import { compileLesson } from './compile-lesson.ts';
import { compileProse } from './compile-prose.ts';
import { renderMath } from './render-math.ts';

const PLACE = { course: 'c', lesson: 'l', pictures: {} };
const FIELDS = 'title: T\nsummary: S\nquestion: Q?\nminutes: 1\n';
const HEAD = `---\n${FIELDS}---\n\n`;
const many = (text: string, count: number): string => text.repeat(count);

/** What is expected instead, or null: it compiles. */
async function refusal(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems[0]?.expected ?? '';
  }
}

type Name = keyof typeof CONTENT_LIMITS;
/** The text that has exactly `count` of something. */
const TEXTS: readonly (readonly [name: Name, make: (count: number) => string])[] = [
  ['lessonCharacters', (count) => HEAD + many('a', count - HEAD.length)],
  ['frontmatterCharacters', (count) => `---\n${FIELDS}#${many('x', count - FIELDS.length - 1)}\n---\n\na`],
  // a text in a paragraph in the innermost quote
  ['depth', (count) => `${HEAD}${many('> ', count - 2)}a`],
  // a paragraph and its text each; the root and the front matter count, too
  ['nodes', (count) => `${HEAD}${many('a\n\n', Math.floor((count - 2) / 2))}${count % 2 === 1 ? '***' : ''}`],
  ['cells', (count) => HEAD + Array.from({ length: count }, (_, index) => `\`\`\`ts cell id=a${String(index)}\n1\n\`\`\`\n`).join('\n')],
  ['tableCells', (count) => `${HEAD}|${many('a|', count / 10)}\n|${many('-|', count / 10)}\n${many(`|${many('a|', Math.floor(count / 10))}\n`, 9)}${count % 10 === 0 ? '' : '|b|\n'}`],
  ['links', (count) => `${HEAD}${many('[a](#a) ', count)}`],
  ['images', (count) => `${HEAD}${many('![a](/figures/a.png) ', count)}`],
  ['urlCharacters', (count) => `${HEAD}[a](https://${many('a', count - 'https://'.length)})`],
  ['formulas', (count) => `${HEAD}${many('$a$ ', count)}`],
  ['formulaCharacters', (count) => `${HEAD}$${many('a', count)}$`],
  ['formulaDepth', (count) => `${HEAD}$${many('{', count)}a${many('}', count)}$`],
  ['codeCharacters', (count) => `${HEAD}\`\`\`text\n${many(`${many('a', 99)}\n`, Math.floor(count / 100))}${many('b', count % 100)}\n\`\`\``],
  ['codeLineCharacters', (count) => `${HEAD}\`\`\`text\n${many('a', count)}\n\`\`\``],
];

describe('of a text', () => {
  it.each(TEXTS)('%s', async (name, make) => {
    const limit = CONTENT_LIMITS[name];
    expect(await refusal(() => compileProse('l.mdx', make(limit), PLACE))).toBeNull();
    expect(await refusal(() => compileProse('l.mdx', make(limit + 1), PLACE))).toMatch(/at most|a formula that KaTeX can set/);
    // as large as a text may be, on a machine that has other work
  }, 60_000);

  it('formulaMarkup', async () => {
    const large = `$$\n\\begin{matrix}${many('&', 1_900)}\\end{matrix}\n$$\n\n`;
    expect(await refusal(() => compileProse('l.mdx', HEAD + large, PLACE))).toBeNull();
    expect(await refusal(() => compileProse('l.mdx', HEAD + many(large, 4), PLACE))).toContain(`${CONTENT_LIMITS.formulaMarkup / 2 ** 20} MiB of markup`);
  }, 60_000);

  it('formulaEm: longer ones are cut to it', () => {
    const result = renderMath('\\rule{99999em}{1em}', false);
    expect(result.ok && result.html).toContain(`width:${CONTENT_LIMITS.formulaEm}em`);
    expect(result.ok && result.html.replace(/<annotation[\s\S]*?<\/annotation>/, '')).not.toContain('99999');
  });

  it('lineMarks: one line of marks is not even parsed, a line of numbers or a rule is', async () => {
    expect(await refusal(() => compileProse('l.mdx', HEAD + many('> ', CONTENT_LIMITS.lineMarks + 1), PLACE))).toContain('inside each other');
    expect(await refusal(() => compileProse('l.mdx', `${HEAD}${many('-', 200)}\n\n${many('1 ', 200)}`, PLACE))).toBeNull();
  });
});

describe('of other files', () => {
  it('jsonDepth', () => {
    const nest = (depth: number) => () => parseJson('a.json', `${many('[', depth)}${many(']', depth)}`);
    expect(nest(CONTENT_LIMITS.jsonDepth)).not.toThrow();
    expect(nest(CONTENT_LIMITS.jsonDepth + 2)).toThrow('inside each other');
  });

  const toFolder = (files: Readonly<Record<string, string>>) => ({ name: 'e', path: '', display: 'e', files: new Map(Object.entries(files)) });
  const compile = (files: Readonly<Record<string, string>>) => refusal(() => compileExercise(toFolder(files), PLACE, { compileChecks: () => Promise.reject(new Error('not reached')) }));

  it('fileCharacters', async () => {
    expect(await compile({ 'hidden.ts': many('a;\n', Math.floor(CONTENT_LIMITS.fileCharacters / 3)) })).not.toContain('characters');
    expect(await compile({ 'hidden.ts': many('a;\n', Math.ceil(CONTENT_LIMITS.fileCharacters / 3)) })).toBe(`at most ${CONTENT_LIMITS.fileCharacters} characters`);
  });

  it('filesPerExercise', async () => {
    const files = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${String(index)}.ts`, '']));
    expect(await compile(files(CONTENT_LIMITS.filesPerExercise))).not.toContain('files in an exercise');
    expect(await compile(files(CONTENT_LIMITS.filesPerExercise + 1))).toContain('files in an exercise');
  });

  it('exercisesPerLesson', async () => {
    const reached = new Error('reached');
    const lesson = (count: number) => () =>
      compileLesson({ display: 'l', place: PLACE, text: '', exercises: Array.from({ length: count }, () => toFolder({})), strays: [] }, { prose: () => Promise.reject(reached), exercise: () => Promise.reject(reached) });
    await expect(lesson(CONTENT_LIMITS.exercisesPerLesson)()).rejects.toBe(reached);
    expect(await refusal(() => compileLesson({ display: 'l', place: PLACE, text: null, exercises: Array.from({ length: CONTENT_LIMITS.exercisesPerLesson + 1 }, () => toFolder({})), strays: [] }, { prose: () => Promise.reject(reached), exercise: () => Promise.reject(reached) }))).toContain('exercises in a lesson');
  });
});
