/** Is a set-up as strict as its tier says? Asked at every start before a pool opens, with what a process that was taken over would try. */
import os from 'node:os';
import { parseFrame } from '#lib/grading/frame.ts';
import type { SandboxSetup } from './deno-command.ts';
import { ATTEMPTS, type SelfTestReply, type SelfTestRequest } from './programs/self-test-protocol.ts';
import { SandboxProcess } from './sandbox-process.ts';
import type { SandboxTier } from './sandbox-tier.ts';

/** One system call and what must come of it. Arguments: numbers, `path` (address of /etc/passwd), `self` (own process). */
export interface Probe {
  readonly name: string;
  /** numbers on x86_64 and aarch64; null: does not exist there */
  readonly call: readonly [x64: number, arm64: number | null];
  readonly args: readonly (number | 'path' | 'self')[];
  readonly must: ProbeEnd;
}

/** `kill`: it ends the process */
export type ProbeEnd = 'work' | 'be refused' | 'kill';

/** Asked at every start: one of each sort. The whole list is in `cases/syscalls.ts`. */
export const START_PROBES: readonly Probe[] = [
  { name: 'getpid', call: [39, 172], args: [], must: 'work' },
  { name: 'openat /etc/passwd', call: [257, 56], args: [-100, 'path', 0, 0], must: 'be refused' },
  { name: 'socket', call: [41, 198], args: [2, 1, 0], must: 'be refused' },
  { name: 'clone', call: [56, 220], args: [17], must: 'be refused' },
  { name: 'execve', call: [59, 221], args: ['path', 0, 0], must: 'kill' },
];

/** What is wrong in words, or null when everything is as the tier says. */
export async function findLeaks(setup: SandboxSetup, tier: SandboxTier): Promise<string | null> {
  let sandbox: SandboxProcess | null = null;
  try {
    sandbox = await SandboxProcess.start(setup, 'self-test');
    return (await findOpenDoor(sandbox)) ?? (tier === 'contained' ? await findHost(sandbox) : null) ?? (tier === 'basic' ? null : await findWrongCall(setup, sandbox, START_PROBES));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    sandbox?.kill();
  }
}

/** Tries what Deno's permissions must refuse. */
async function findOpenDoor(sandbox: SandboxProcess): Promise<string | null> {
  for (const attempt of ATTEMPTS) {
    const reply = await ask(sandbox, { type: 'attempt', attempt });
    if (reply.type !== 'attempted' || !reply.isRefused) return `expected ${attempt} to be refused, but ${reply.type === 'attempted' ? 'it worked' : `the process ended${reply.type === 'ended' ? reply.why : ''}`}`;
  }
  return null;
}

/** Looks around before the filter: is this a place of its own? */
async function findHost(sandbox: SandboxProcess): Promise<string | null> {
  const reply = await ask(sandbox, { type: 'place' });
  if (reply.type !== 'place') return 'expected the process to say where it is, got nothing';
  if (reply.pid === sandbox.pid || reply.pid > 10) return `expected processes of its own, got number ${reply.pid} among those of the machine`;
  return reply.seesFiles ? 'expected no files of the machine, but /etc/passwd is there' : null;
}

async function findWrongCall(setup: SandboxSetup, first: SandboxProcess, probes: readonly Probe[]): Promise<string | null> {
  for (const probe of probes) {
    const got = await tryCall(setup, probe, first.isAlive ? first : null);
    if (got !== null && got !== probe.must) return `expected the call ${probe.name} to ${probe.must}, but it did ${got}`;
  }
  return null;
}

/** What comes of one system call in a process of its own, or in the one given; null when this machine has no such call. */
export async function tryCall(setup: SandboxSetup, { call, args }: Probe, given: SandboxProcess | null = null): Promise<ProbeEnd | null> {
  const number = call[os.arch() === 'arm64' ? 1 : 0];
  if (number === null) return null;
  const sandbox = given ?? (await SandboxProcess.start(setup, 'self-test'));
  try {
    const reply = await ask(sandbox, { type: 'call', call: number, args });
    if (reply.type !== 'returned') return 'kill';
    return reply.value >= 0 ? 'work' : 'be refused';
  } finally {
    if (given === null) sandbox.kill();
  }
}

function ask(sandbox: SandboxProcess, request: SelfTestRequest): Promise<SelfTestReply | { readonly type: 'ended'; readonly why: string }> {
  return new Promise((resolve) => {
    sandbox.onEnd = (end) => resolve({ type: 'ended', why: ` (${JSON.stringify(end)} ${sandbox.errorText})` });
    sandbox.onFrame = (frame) => {
      const reply = parseFrame(frame);
      // the program is ours, and nothing else runs in it
      if (reply.ok) resolve(reply.value as unknown as SelfTestReply);
    };
    sandbox.send(JSON.stringify(request));
  });
}
