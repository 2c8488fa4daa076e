/** The processes of a machine, found by their parents, to be killed and paused. */
import { execFileSync } from 'node:child_process';

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** What a machine consists of. */
export type ProcessKind = 'web' | 'grader' | 'sandbox';

const COMMANDS: Readonly<Record<ProcessKind, RegExp>> = { web: /launch\/web\.ts/, grader: /launch\/grader\.ts/, sandbox: /\/deno run / };

/** Processes of a kind below a launcher. */
export function findProcesses(launcher: number, kind: ProcessKind): readonly number[] {
  const all = listProcesses();
  const below = new Set([launcher]);
  // parents come before their children often, not always
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid, command }) => below.has(pid) && COMMANDS[kind].test(command)).map(({ pid }) => pid);
}

/** Sends a signal; false when the process is gone already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

function listProcesses(): readonly RunningProcess[] {
  const text = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  return text.split('\n').flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && parent && command !== undefined ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}
