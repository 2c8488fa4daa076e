/** The catalogue of attacks, run through the real grader in the tier that a Linux machine has without further packages. CASES.md says what came of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '#lib/grading/verdict.ts';
import type { Case, HostileChecks } from './case.ts';
import { ESCAPES } from './escapes.ts';
import { FORGING } from './forging.ts';
import { FRAMES } from './frames.ts';
import { HOSTILE_CHECKS } from './hostile-checks.ts';
import { PERSISTENCE } from './persistence.ts';
import { READING } from './reading.ts';
import { RESOURCES } from './resources.ts';
import { SYSCALLS } from './syscalls.ts';
import { TABLES } from './tables.ts';
import { openBench, type Bench } from './test-bench.ts';

/** macOS and Windows have the tier `basic` only. */
const tier = process.platform === 'linux' ? 'filtered' : 'basic';

let bench: Bench;
const results = new Map<Case | HostileChecks, Verdict | undefined>();

beforeAll(async () => {
  bench = await openBench(tier);
});
afterAll(() => bench.close());

const FAMILIES: readonly (readonly [string, readonly Case[]])[] = [
  ['Forging a result', FORGING],
  ['Reading what decides', READING],
  ['Look-up tables', TABLES],
  ['Raw frames', FRAMES],
  ['Escapes', ESCAPES],
  ['Resources', RESOURCES],
];

describe.each(FAMILIES)('%s', (_name, cases) => {
  test.concurrent.each(cases)('$title', async (attack) => {
    results.set(attack, await bench.tryCase(attack));
  });
  test('and the next submission is graded normally', () => bench.tryNormal());
});

describe('Persistence between submissions', () => {
  test.concurrent.each(PERSISTENCE)('$title', async (attack) => {
    results.set(attack, await bench.tryPersistence(attack));
  });
  test('and the next submission is graded normally', () => bench.tryNormal());
});

describe('Hostile checks', () => {
  test.concurrent.each(HOSTILE_CHECKS)('$title', async (attack) => {
    results.set(attack, await bench.tryChecks(attack));
  });
  test('and the next submission is graded normally', () => bench.tryNormal());
});

test('a table on the published input passes the visible check and no hidden one', () => {
  const verdict = results.get(TABLES[0]!);
  expect(verdict?.checks.map(({ bundle, status }) => [bundle, status])).toEqual([['visible', 'passed'], ['hidden', 'failed'], ['hidden', 'failed']]);
});

test('there are at least 120, each with a title of its own', () => {
  const titles = FAMILIES.flatMap(([family, cases]) => cases.map(({ title }) => `${family} ${title}`)).concat(PERSISTENCE.map(({ title }) => title), HOSTILE_CHECKS.map(({ title }) => title), SYSCALLS.map(({ name }) => `call ${name}`));
  expect(titles.length).toBeGreaterThanOrEqual(120);
  expect(new Set(titles).size).toBe(titles.length);
});

if (tier === 'filtered') {
  test('CASES.md is what came of them; `npx vitest run --config .config/vitest.config.ts --project integration lib/server/sandbox/cases -u` writes it anew', async () => {
    await expect(toTable()).toMatchFileSnapshot('./CASES.md');
  });
}

function toTable(): string {
  const families = [...FAMILIES, ['Persistence between submissions', PERSISTENCE] as const];
  const total = families.reduce((sum, [, cases]) => sum + cases.length, HOSTILE_CHECKS.length + SYSCALLS.length);
  const row = (...cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const verdictRow = (attack: Case): string => {
    const verdict = results.get(attack);
    return row(attack.title, attack.springs ?? '', verdict?.kind ?? 'not run', `${String(verdict?.earned)} of ${String(verdict?.points)}`, attack.basic ?? '');
  };
  return [
    '# What came of each attack',
    '',
    `Written by the test beside it: ${String(total)} cases, run through the real grader with two sandboxes in the tier "filtered".`,
    '"Springs" names what the attack reaches without the sandbox (tried in `open.integration.test.ts`); inside it, none was sprung.',
    '"In basic" is given where the weakest tier ends differently. A kind is a verdict of `lib/grading/verdict.ts`; points are those of the fixture exercise.',
    ...families.flatMap(([family, cases]) => ['', `## ${family}`, '', row('Attack', 'Springs', 'Verdict', 'Points', 'In basic'), row('---', '---', '---', '---', '---'), ...cases.map(verdictRow)]),
    '',
    '## Hostile checks',
    '',
    'The answer is right; the learner loses nothing and the author is told.',
    '',
    row('Attack', 'Verdict'),
    row('---', '---'),
    ...HOSTILE_CHECKS.map((attack) => row(attack.title, results.get(attack)?.kind ?? 'not run')),
    '',
    '## System calls',
    '',
    'Made by a program that has taken its process over; tried in `syscalls.integration.test.ts`.',
    '',
    row('Call', 'Must'),
    row('---', '---'),
    ...SYSCALLS.map(({ name, must }) => row(name, must)),
    '',
  ].join('\n');
}
