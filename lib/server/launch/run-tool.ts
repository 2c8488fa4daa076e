/** The tools of `npm test`, run as they are; those that count their tests leave a report. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runChild } from './run-child.ts';

const REPORTS = resolve(/* turbopackIgnore: true */ '.epoch', 'reports');

/** A tool of node_modules and how to run it. */
export interface Tool {
  readonly name: string;
  /** under node_modules, or under the project with a leading `./` */
  readonly program: string;
  readonly args: readonly string[];
  /** reads passed and failed tests from the tool's report; null: the tool is one test */
  readonly report: { readonly env: string | null; readonly args: (file: string) => readonly string[]; readonly count: (report: unknown) => Counts } | null;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** names of the tests that failed, as far as the report has them */
  readonly failures: readonly string[];
}

export interface ToolResult extends Counts {
  readonly isOk: boolean;
}

/** Runs a tool to its end. A tool that fails has at least one failure, whatever it counted. */
export async function runTool(tool: Tool, env: Readonly<Record<string, string>>, signal: AbortSignal): Promise<ToolResult> {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `${tool.name}.json`);
  rmSync(file, { force: true });
  const program = tool.program.startsWith('./') ? resolve(tool.program) : resolve('node_modules', tool.program);
  const loader = program.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const isOk = await runChild(
    {
      name: '',
      command: process.execPath,
      args: [...loader, program, ...tool.args, ...(tool.report?.args(file) ?? [])],
      env: { ...env, ...(tool.report?.env ? { [tool.report.env]: file } : {}) },
    },
    signal,
  );
  signal.throwIfAborted();
  const counts = tool.report ? readCounts(file, tool.report.count) : { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, failures: [] };
  return { ...counts, failed: isOk ? counts.failed : Math.max(1, counts.failed), isOk: isOk && counts.failed === 0 };
}

function readCounts(file: string, count: (report: unknown) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, failures: [] }; // it ended before it could report
  }
}
