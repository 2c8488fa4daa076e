/** Runs a lesson's cells in Node, for tests: what they print, and what they declare. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { vi } from 'vitest';
import * as silentDebug from '#lib/grading/silent-debug.ts';
import * as silentTraining from '#lib/grading/silent-training.ts';
import * as silentDisplay from '#lib/grading/silent-display.ts';
import { withEvenRows } from '#lib/ml/even-rows.ts';
import * as ml from '#lib/ml/index.ts';
import * as controls from '#lib/notebook/controls/index.ts';
import { compileCell } from '#lib/notebook/compile-cell.ts';
import { runProgram } from '#lib/notebook/run-program.ts';
import { readCells as readWrittenCells } from './read-cells.ts';

export const COURSE = 'content/courses/deep-learning';

export interface LessonCell {
  readonly id: string;
  readonly source: string;
}

/** The cells of a lesson, in order. */
export async function readCells(folder: string, course = COURSE): Promise<readonly LessonCell[]> {
  const file = join(course, folder, 'lesson.mdx');
  return readWrittenCells(file, await readFile(file, 'utf8'));
}

const modules = new Map<string, object>([['@tensorflow/tfjs', { ...tf, ...withEvenRows(tf) }], ['epoch/display', silentDisplay], ['epoch/controls', controls], ['epoch/ml', ml], ['epoch/debug', silentDebug], ['epoch/training', silentTraining]]);

async function importModule(specifier: string): Promise<object> {
  const found = modules.get(specifier);
  if (!found) throw new Error(`Expected one of ${[...modules.keys()].join(', ')}, got ${specifier}`);
  return found;
}

/** Runs the cells in order and gives what each printed, and all names that they declared. */
export async function runCells(cells: readonly LessonCell[]): Promise<{ readonly printed: ReadonlyMap<string, string>; readonly names: ReadonlySet<string> }> {
  const printed = new Map<string, string>();
  const names = new Set<string>();
  for (const { id, source } of cells) {
    const lines: string[] = [];
    const print = (...parts: unknown[]): void => void lines.push(parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
    const spies = (['log', 'warn'] as const).map((level) => vi.spyOn(console, level).mockImplementation(print));
    try {
      const cell = compileCell(source, { cellId: id });
      cell.names.forEach((name) => names.add(name));
      await runProgram(cell, importModule);
    } catch (error) {
      throw new Error(`Expected the cell ${id} to run, got ${String(error)}`, { cause: error });
    } finally {
      spies.forEach((spy) => spy.mockRestore());
    }
    printed.set(id, lines.join('\n'));
  }
  return { printed, names };
}

/** The plain backend, so that numbers are the same everywhere. */
export async function startTensorFlow(): Promise<void> {
  // a kernel begins without tensors, whatever another file of tests in this process left
  tf.engine().reset();
  await tf.setBackend('cpu');
  // the first tensor in Node prints an advertisement: not into a cell's output
  const quiet = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  tf.scalar(0).dispose();
  quiet.mockRestore();
}

/** What the cells of a lesson printed, by cell; their names are forgotten again. */
export async function printedBy(folder: string): Promise<(id: string) => string> {
  const { printed, names } = await runCells(await readCells(folder));
  forget(names);
  return (id) => printed.get(id) ?? '';
}

export const forget = (names: ReadonlySet<string>): void => names.forEach((name) => Reflect.deleteProperty(globalThis, name));

/** A lesson without its cells: what is said, not what is run. */
export async function readProse(folder: string): Promise<string> {
  const text = await readFile(join(COURSE, folder, 'lesson.mdx'), 'utf8');
  return text.replace(/```ts cell[\s\S]*?```/g, '');
}
