/** A small course with one exercise whose attempts are limited and whose checks may change: published into the running server, and withdrawn. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AttemptRules } from '#lib/grading/attempts.ts';
import { compileCourse } from '#lib/server/content/compile-course.ts';
import { publish } from '#lib/server/content/publish.ts';
import { openDatabase } from '#lib/server/db/client.ts';
import { ensurePostgres } from '#lib/server/db/embedded-postgres.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The data directory of the server under test. */
const DATA_DIR = process.env['EPOCH_E2E_DATA_DIR'] ?? join(ROOT, '.epoch', 'e2e');

/** Answers by what they get: the second one only while the checks look no further than ten. */
export const LIMITED_ANSWERS = {
  right: 'function double(x: number): number { return 2 * x; }',
  adds: 'function double(x: number): number { return x + 2; }',
  capped: 'function double(x: number): number { return Math.min(2 * x, 20); }',
  unreadable: 'function double(x: number): number { return 2 * ; }',
} as const;

export interface LimitedOptions {
  readonly attempts: Partial<AttemptRules>;
  /** the hidden check tries numbers up to it */
  readonly largest?: number;
  /** source of a cell `start` above the exercise; empty: there is none */
  readonly cell?: string;
}

/** One course of a test file: files run side by side, and each has its own. */
export class LimitedCourse {
  readonly path: string;
  readonly lesson: string;
  /** `course/lesson/exercise` */
  readonly exercise: string;

  constructor(readonly slug: string) {
    this.path = `/courses/${slug}`;
    this.lesson = `${this.path}/doubling`;
    this.exercise = `${slug}/doubling/double`;
  }

  /** Publishes the course, or its next version. */
  async publish({ attempts, largest = 10, cell = '' }: LimitedOptions): Promise<void> {
    const folder = join(mkdtempSync(join(tmpdir(), 'epoch-limited-')), this.slug);
    for (const [path, text] of Object.entries(toFiles(attempts, largest, cell))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const compiled = await compileCourse(folder);
    await onServer((db) => publish(compiled, db));
    rmSync(dirname(folder), { recursive: true });
  }

  /** Takes the course out of the catalogue; what was submitted stays. */
  async withdraw(): Promise<void> {
    await onServer((db) => db.publication.deleteMany({ where: { OR: [{ path: this.slug }, { path: { startsWith: `${this.slug}/` } }] } }));
  }
}

/** `npm run COMMAND -- ARGS` beside the running server. */
export function runCommand(command: 'regrade' | 'replay', ...args: string[]): { readonly code: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('.config', 'bootstrap.mjs'), command, ...args], { cwd: ROOT, env: { ...process.env, EPOCH_DATA_DIR: DATA_DIR, DATABASE_URL: '' }, encoding: 'utf8' });
  return { code: status, output: `${stdout}${stderr}` };
}

async function onServer<Value>(work: (db: ReturnType<typeof openDatabase>) => Promise<Value>): Promise<Value> {
  const db = openDatabase(await ensurePostgres(join(DATA_DIR, 'postgres'), 'epoch'), 1);
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

const json = (value: object): string => JSON.stringify(value, null, 2);

const toFiles = (attempts: Partial<AttemptRules>, largest: number, cell: string): Readonly<Record<string, string>> => ({
  'course.json': json({ title: 'Limited attempts', summary: 'One exercise with rules.', modules: [{ title: 'Only module', summary: 'One lesson.', lessons: ['01-doubling'] }] }),
  '01-doubling/lesson.mdx': `---\ntitle: Doubling\nsummary: A lesson with one exercise.\nquestion: What is twice three?\nminutes: 5\n---\n\nTwice three is six.\n${cell === '' ? '' : `\n\`\`\`ts cell id=start\n${cell}\n\`\`\`\n`}\n## Your turn\n\n<Exercise id="double" />\n`,
  '01-doubling/exercises/double/exercise.json': json({
    title: 'Double it',
    prompt: 'Write `double(x)`, which gives twice `x`.',
    difficulty: 'easy',
    defines: ['double'],
    hints: ['What is $x + x$?'],
    explanation: 'Adding a number to itself doubles it.',
    attempts,
    wrong: {
      adds: { mistake: 'Adds 2.', kind: 'partly', earned: 1, fails: ['doubles any number'] },
      squares: { mistake: 'Multiplies x by itself.', kind: 'partly', earned: 1, fails: ['doubles any number'] },
    },
  }),
  '01-doubling/exercises/double/starter.ts': 'function double(x: number): number {\n  return x;\n}\n',
  '01-doubling/exercises/double/solution.ts': `${LIMITED_ANSWERS.right}\n`,
  '01-doubling/exercises/double/checks.ts':
    "import { checks } from 'epoch/checks';\n\nexport default checks(({ learner, check }) => {\n  check('doubles two', { points: 1, rule: 'Twice two is four.' }, async ({ expect }) => {\n    expect(await learner.call('double', 2)).toBe(4);\n  });\n});\n",
  '01-doubling/exercises/double/hidden.ts': `import { checks, float } from 'epoch/checks';\n\nexport default checks(({ learner, check }) => {\n  check.property('doubles any number', { points: 2, rule: 'Twice x is x + x.', inputs: [float({ min: 3, max: ${String(largest)} })], runs: 20 }, async ({ expect }, x) => {\n    expect(await learner.call('double', x)).toBeCloseTo(2 * x, { within: 1e-9 });\n  });\n});\n`,
  '01-doubling/exercises/double/wrong/adds.ts': `${LIMITED_ANSWERS.adds}\n`,
  '01-doubling/exercises/double/wrong/squares.ts': 'function double(x: number): number {\n  return x * x;\n}\n',
});
