/**
 * Runs inside a sandbox process, after its warm-up and before it reads a job: lowers its limits, filters its system calls,
 * then gives up the right to call native code. Needs no root, no namespace, no helper binary.
 */
import { buildSeccompFilter, CALLS, type Architecture } from '../seccomp-filter.ts';

export interface HardenOptions {
  /** path of the C library, the only native code that may be called, and only here; null: nothing to call, "basic" */
  readonly libc: string | null;
  readonly dataMiB: number;
  readonly cpuSeconds: number;
}

const RLIMIT = { CPU: 0, FSIZE: 1, DATA: 2, CORE: 4 } as const;
const PR = { SET_PDEATHSIG: 1, SET_DUMPABLE: 4, SET_NO_NEW_PRIVS: 38 } as const;
const SIGKILL = 9n;
const SECCOMP_SET_MODE_FILTER = 1n;
const SECCOMP_FILTER_FLAG_TSYNC = 1n;

const SIGNATURES = {
  prctl: { parameters: ['i32', 'u64', 'u64', 'u64', 'u64'], result: 'i32' },
  setrlimit: { parameters: ['i32', 'buffer'], result: 'i32' },
  memcpy: { parameters: ['buffer', 'buffer', 'usize'], result: 'u64' },
  syscall: { parameters: ['i64', 'u64', 'u64', 'buffer'], result: 'i64' },
} as const;

/** Gives the tier that was applied. Throws when a step of the filtered tier fails: the process must not take a job then. */
export async function harden(options: HardenOptions): Promise<'filtered' | 'basic'> {
  await touchSignals();
  if (options.libc !== null) applyFilter(options.libc, options);
  revokePermissions();
  return options.libc === null ? 'basic' : 'filtered';
}

/** Deno starts its signal registry with the first use and panics when a filter forbids it then. */
async function touchSignals(): Promise<void> {
  if (Deno.build.os === 'windows') return;
  const listener = (): void => undefined;
  Deno.addSignalListener('SIGUSR2', listener);
  Deno.removeSignalListener('SIGUSR2', listener);
  // the registry is made by the event loop, not by the call
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  port1.close();
}

function applyFilter(libc: string, { dataMiB, cpuSeconds }: HardenOptions): void {
  const { arch } = Deno.build;
  if (arch !== 'x86_64' && arch !== 'aarch64') throw new Error(`Expected x86_64 or aarch64 for the filtered tier, got ${arch}`);
  const library = Deno.dlopen(libc, SIGNATURES);
  const { prctl, setrlimit, memcpy, syscall } = library.symbols;
  const limit = (resource: number, soft: number, hard: number): void => {
    if (setrlimit(resource, new BigUint64Array([BigInt(soft), BigInt(hard)])) !== 0) throw new Error(`Expected rlimit ${resource} to be accepted`);
  };
  limit(RLIMIT.DATA, dataMiB * 2 ** 20, dataMiB * 2 ** 20);
  limit(RLIMIT.CORE, 0, 0);
  // the soft limit ends with SIGXCPU, which tells it from a kill from outside
  limit(RLIMIT.CPU, cpuSeconds, cpuSeconds + 5);
  limit(RLIMIT.FSIZE, 0, 0);
  if (prctl(PR.SET_NO_NEW_PRIVS, 1n, 0n, 0n, 0n) !== 0) throw new Error('Expected no_new_privs to be accepted');
  prctl(PR.SET_DUMPABLE, 0n, 0n, 0n, 0n);
  prctl(PR.SET_PDEATHSIG, SIGKILL, 0n, 0n, 0n);
  installFilter(arch, memcpy, syscall);
  library.close();
}

type Native = (...args: (number | bigint | Uint8Array)[]) => number | bigint;

function installFilter(arch: Architecture, memcpy: Native, syscall: Native): void {
  const filter = buildSeccompFilter(arch, Deno.pid);
  // struct sock_fprog: count of instructions, then their address; memcpy onto itself tells an address
  const program = new Uint8Array(16);
  const view = new DataView(program.buffer);
  view.setUint16(0, filter.length / 8, true);
  view.setBigUint64(8, BigInt(memcpy(filter, filter, 0n)), true);
  const result = syscall(BigInt(CALLS[arch].seccomp), SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, program);
  if (Number(result) !== 0) throw new Error(`Expected the system call filter to be accepted, got ${String(result)}`);
}

function revokePermissions(): void {
  for (const name of ['ffi', 'read', 'write', 'net', 'env', 'run', 'sys', 'import']) {
    Deno.permissions.revokeSync({ name });
    if (Deno.permissions.querySync({ name }).state === 'granted') throw new Error(`Expected the permission ${name} to be given up`);
  }
}
