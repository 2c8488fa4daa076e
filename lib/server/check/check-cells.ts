/** Whether a lesson's cells run, twice alike, in time, in memory, and leave no tensor behind. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import { excerpt } from '#lib/course/content-error.ts';
import type { WrittenCell } from '../content/read-cells.ts';
import { systemClock } from '../grader/grade.ts';
import type { SandboxPool } from '../sandbox/pool.ts';
import { CHECK_LIMITS } from './check-limits.ts';
import { countTensors, runCells, type CellRun } from './run-cells.ts';

export interface CellFacts {
  readonly id: string;
  /** of its first line of code in the lesson's file */
  readonly line: number;
  /** null: it needs a browser and was not run here */
  readonly ms: number | null;
  /** the most memory it held: `CellRun`; of its first run */
  readonly mib: number | null;
  /** tensors alive after it */
  readonly tensors: number | null;
}

export interface CellsChecked {
  readonly cells: readonly CellFacts[];
  readonly problems: readonly ContentProblem[];
}

export type CellLimits = Pick<typeof CHECK_LIMITS, 'cellSeconds' | 'cellMiB'>;

/** Two runs in one clean process, as a learner who presses Run all twice; with luck of another kind the second time. */
export async function checkCells(file: string, cells: readonly WrittenCell[], pool: SandboxPool, limits: { readonly [K in keyof CellLimits]: number } = CHECK_LIMITS): Promise<CellsChecked> {
  const here = cells.filter(({ needsBrowser }) => !needsBrowser);
  const options = { seconds: limits.cellSeconds, clock: systemClock };
  const realm = await pool.take('learner-cpu');
  try {
    const before = await countTensors(realm, { ...options, seed: 0 });
    const first = await runCells(here, realm, { ...options, seed: 1 });
    const isWhole = first.every(({ error }) => error === null);
    const second = isWhole ? await runCells(here, realm, { ...options, seed: 2 }) : [];
    const problems = here.flatMap((cell, index) => findProblems(file, cell, first[index], second[index], limits));
    const after = second.at(-1)?.tensors ?? before;
    if (isWhole && after > before) problems.push(leak(file, here, first, after - before));
    return { cells: cells.map((cell) => toFacts(cell, first.find(({ id }) => id === cell.id))), problems };
  } finally {
    realm.kill();
  }
}

const toFacts = ({ id, line }: WrittenCell, run: CellRun | undefined): CellFacts => ({ id, line, ms: run?.ms ?? null, mib: run?.mib ?? null, tensors: run?.tensors ?? null });

function findProblems(file: string, cell: WrittenCell, first: CellRun | undefined, second: CellRun | undefined, limits: { readonly cellMiB: number }): ContentProblem[] {
  const position = { line: cell.line, column: 1 };
  const failed = [first, second].find((run) => run !== undefined && run.error !== null);
  if (failed?.error) {
    const { name, message, line, column } = failed.error;
    const isAgain = failed === second;
    return [
      {
        file,
        position: line === null ? position : { line: cell.line + line - 1, column: column ?? 1 },
        expected: isAgain ? `the cell "${cell.id}" to run a second time` : `the cell "${cell.id}" to run after the cells above it`,
        found: `${name}: ${message}`,
        todo: 'mend the cell; mark it "browser" if it needs what only a browser has',
      },
    ];
  }
  if (first === undefined || second === undefined) return [];
  const problems: ContentProblem[] = [];
  if (first.printed !== second.printed) {
    const [one, other] = findDifference(first.printed, second.printed);
    problems.push({ file, position, expected: `the cell "${cell.id}" to print the same each time`, found: `first "${excerpt(one)}", then "${excerpt(other)}"`, todo: 'draw numbers with seededRandom of epoch/ml, and print no times' });
  }
  const mib = Math.max(first.mib ?? 0, second.mib ?? 0);
  if (mib > limits.cellMiB) problems.push({ file, position, expected: `at most ${limits.cellMiB} MiB of memory for the cell "${cell.id}"`, found: `${Math.round(mib)} MiB`, todo: 'use smaller data or batches, or dispose of what is not needed any more' });
  return problems;
}

/** Where the tensors of the first run came from: the cell after which the most were alive. */
function leak(file: string, cells: readonly WrittenCell[], runs: readonly CellRun[], count: number): ContentProblem {
  const grown = runs.map((run, index) => (run.tensors ?? 0) - (runs[index - 1]?.tensors ?? 0));
  const index = grown.indexOf(Math.max(...grown));
  const cell = cells[index];
  return {
    file,
    position: cell ? { line: cell.line, column: 1 } : null,
    expected: 'as many tensors after all cells as before them, so that a page that runs for hours keeps its memory',
    found: `${count} more after two runs; most come from the cell "${cell?.id ?? ''}"`,
    todo: 'wrap the work in tf.tidy(() => …), or dispose of the tensors in a later cell',
  };
}

/** The first lines that differ. */
function findDifference(a: string, b: string): readonly [string, string] {
  const [one, other] = [a.split('\n'), b.split('\n')];
  const at = Math.max(0, one.findIndex((line, index) => line !== other[index]));
  return [one[at] ?? '', other[at] ?? ''];
}
