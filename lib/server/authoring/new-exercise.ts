/** A new exercise of a lesson: a small one that is whole, with checks that catch every change of its solution, and its tag in the lesson. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KEBAB_CASE } from '#lib/course/course-schema.ts';
import { AuthoringError } from './authoring-error.ts';
import { toFunctionName, toTitle } from './to-title.ts';

export interface NewExercise {
  /** folder of the lesson, as its author knows it */
  readonly lesson: string;
  readonly name: string;
  /** null: made of the name */
  readonly title: string | null;
}

/** Writes the exercise; gives its folder. Throws an AuthoringError. */
export async function addExercise({ lesson, name, title }: NewExercise): Promise<string> {
  if (!KEBAB_CASE.test(name)) throw new AuthoringError(`Expected the exercise's name in lower-case words joined by "-", for instance row-shares, got ${name || 'nothing'}.`);
  const lessonFile = join(lesson, 'lesson.mdx');
  const text = await readFile(lessonFile, 'utf8').catch(() => null);
  if (text === null) throw new AuthoringError(`Expected a lesson.mdx in ${lesson}, and there is none.`);
  const folder = join(lesson, 'exercises', name);
  const draft = join(lesson, 'exercises', `.${name}.${process.pid}`);
  await mkdir(join(lesson, 'exercises'), { recursive: true });
  try {
    for (const [path, content] of Object.entries(makeExerciseStart(name, title))) {
      await mkdir(dirname(join(draft, path)), { recursive: true });
      await writeFile(join(draft, path), content);
    }
    await rename(draft, folder).catch((error: unknown) => {
      // a folder with something in it is never replaced
      if (error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) {
        throw new AuthoringError(`Expected a name that no exercise of ${lesson} has, and there is ${name}. Choose another, or remove that folder first.`);
      }
      throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await writeFile(lessonFile, `${text.trimEnd()}\n\n<Exercise id="${name}" />\n`);
  return `${lesson}/exercises/${name}`;
}

/** The files of a small exercise, by path. */
function makeExerciseStart(slug: string, title: string | null): Readonly<Record<string, string>> {
  const name = toFunctionName(slug);
  const spec = {
    title: title ?? toTitle(slug),
    prompt: `Write \`${name}(list)\`, which gives the mean $\\frac1n \\sum_i x_i$ of a list of numbers that is not empty.`,
    difficulty: 'easy',
    defines: [name],
    hints: ['How would you do it by hand for two numbers?', 'Add all numbers with `reduce`, then divide by how many there are.'],
    explanation: 'The sum of all numbers, divided by how many there are.',
    wrong: {
      'forgets-to-divide': { mistake: 'Gives the sum.', kind: 'failed', earned: 0, fails: ['the mean of two numbers', 'the mean of any numbers'] },
      'made-for-two': { mistake: 'Divides by 2, however many numbers there are.', kind: 'partly', earned: 1, fails: ['the mean of any numbers'] },
    },
  };
  const write = (returned: string): string => `function ${name}(list: number[]): number {\n  return ${returned};\n}\n`;
  const sum = 'list.reduce((sum, x) => sum + x, 0)';
  return {
    'exercise.json': `${JSON.stringify(spec, null, 2)}\n`,
    'starter.ts': write('0'),
    'solution.ts': write(`${sum} / list.length`),
    'wrong/forgets-to-divide.ts': write(sum),
    'wrong/made-for-two.ts': write(`${sum} / 2`),
    'checks.ts': `import { checks } from 'epoch/checks';

// visible: runs in the browser, the learner sees what was expected
export default checks(({ learner, check }) => {
  check('the mean of two numbers', { points: 1, rule: 'The mean of two numbers lies in their middle.' }, async ({ expect }) => {
    expect(await learner.call('${name}', [2, 6])).toBeCloseTo(4);
  });
});
`,
    'hidden.ts': `import { array, checks, float } from 'epoch/checks';

// hidden: runs on the server only, with other inputs for every submission
export default checks(({ learner, check }) => {
  check.property(
    'the mean of any numbers',
    { points: 2, rule: 'The sum of all numbers, divided by how many there are.', inputs: [array(float({ min: -9, max: 9 }), { minLength: 3, maxLength: 8 })] },
    async ({ expect }, drawn) => {
      // moved apart, so that no wrong answer is right by accident
      const list = drawn.map((x, i) => x + Math.sin(1 + 5 * i));
      // callPure: the list must be left as it was
      expect(await learner.callPure('${name}', list)).toBeCloseTo(list.reduce((sum, x) => sum + x, 0) / list.length, { within: 1e-9 });
    },
  );
});
`,
  };
}
