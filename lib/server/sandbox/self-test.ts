/** Is a set-up as strict as it says? Asked once before a pool opens, with calls that a taken-over process would make. */
import os from 'node:os';
import { parseFrame } from '#lib/grading/frame.ts';
import type { SandboxSetup } from './deno-command.ts';
import { SandboxProcess } from './sandbox-process.ts';

/** One system call and what must come of it. Arguments: numbers, `path` (of /etc/passwd), `self` (own process). */
export interface Probe {
  readonly name: string;
  /** numbers on x86_64 and aarch64; null: does not exist there */
  readonly call: readonly [x64: number, arm64: number | null];
  readonly args: readonly (number | 'path' | 'self')[];
  readonly must: 'work' | 'be refused' | 'kill';
}

/** Asked at every start: one of each sort. */
export const START_PROBES: readonly Probe[] = [
  { name: 'getpid', call: [39, 172], args: [], must: 'work' },
  { name: 'openat /etc/passwd', call: [257, 56], args: [-100, 'path', 0, 0], must: 'be refused' },
  { name: 'socket', call: [41, 198], args: [2, 1, 0], must: 'be refused' },
  { name: 'clone', call: [56, 220], args: [17], must: 'be refused' },
  { name: 'execve', call: [59, 221], args: ['path', 0, 0], must: 'kill' },
];

/** What is wrong in words, or null when every probe did as it must. */
export async function findLeaks(setup: SandboxSetup, probes: readonly Probe[] = START_PROBES): Promise<string | null> {
  let sandbox: SandboxProcess | null = null;
  try {
    for (const probe of probes) {
      const number = probe.call[os.arch() === 'arm64' ? 1 : 0];
      if (number === null) continue;
      if (sandbox === null || !sandbox.isAlive) sandbox = await SandboxProcess.start(setup, 'self-test');
      const got = await askProbe(sandbox, number, probe);
      if (got.did !== probe.must) return `expected the call ${probe.name} to ${probe.must}, but it did ${got.did}${got.why}`;
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    sandbox?.kill();
  }
}

function askProbe(sandbox: SandboxProcess, call: number, probe: Probe): Promise<{ readonly did: Probe['must']; readonly why: string }> {
  return new Promise((resolve) => {
    sandbox.onEnd = (end) => resolve({ did: 'kill', why: ` (${JSON.stringify(end)} ${sandbox.errorText})` });
    sandbox.onFrame = (frame) => {
      const reply = parseFrame(frame);
      if (reply.ok && reply.value.type === 'returned') resolve({ did: Number(reply.value.value) >= 0 ? 'work' : 'be refused', why: '' });
    };
    sandbox.send(JSON.stringify({ call, args: probe.args }));
  });
}
