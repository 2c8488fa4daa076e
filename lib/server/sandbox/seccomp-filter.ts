/**
 * The seccomp filter of a sandbox process as classic BPF: an allow-list of the calls that a running Deno needs for
 * computing, reading stdin and writing stdout. It belongs to the pinned Deno version; the self-test proves both directions.
 */

/** The version whose calls were listed. Another one needs the list made again, with the tests beside it. */
export const LISTED_FOR_DENO = '2.9.5';

export type Architecture = 'x86_64' | 'aarch64';

/** What the kernel does with a call that reaches this verdict. */
const KILL = 0x8000_0000;
const ALLOW = 0x7fff_0000;
const errno = (code: number): number => 0x0005_0000 | code;
const EPERM = errno(1);
const EAGAIN = errno(11);
const ENOSYS = errno(38);

interface CallTable {
  /** AUDIT_ARCH_*: a call through another architecture's entry is killed */
  readonly audit: number;
  readonly allowed: readonly number[];
  /** asked for by libraries that live well without them: refused instead of killed */
  readonly refused: readonly number[];
  readonly clone: number;
  readonly clone3: number;
  readonly tgkill: number;
  readonly fcntl: number;
  /** rt_sigaction */
  readonly sigaction: number;
  readonly exitGroup: number;
  readonly seccomp: number;
}

// The numbers are those of the kernel's tables; the names are beside them because numbers alone cannot be reviewed.
export const CALLS: Readonly<Record<Architecture, CallTable>> = {
  x86_64: {
    audit: 0xc000_003e,
    allowed: [
      0 /* read */, 1 /* write */, 3 /* close */, 5 /* fstat */, 7 /* poll */, 8 /* lseek */, 9 /* mmap */, 10 /* mprotect */, 11 /* munmap */, 12 /* brk */,
      14 /* rt_sigprocmask */, 15 /* rt_sigreturn */, 19 /* readv */, 20 /* writev */, 24 /* sched_yield */, 25 /* mremap */, 27 /* mincore */,
      28 /* madvise */, 35 /* nanosleep */, 39 /* getpid */, 45 /* recvfrom */, 53 /* socketpair: Deno's signal registry, reaches nobody outside */, 60 /* exit */, 63 /* uname */,
      98 /* getrusage */, 99 /* sysinfo */, 102 /* getuid */, 107 /* geteuid */, 131 /* sigaltstack */, 143 /* sched_getparam */, 145 /* sched_getscheduler */, 186 /* gettid */,
      202 /* futex */, 204 /* sched_getaffinity */, 219 /* restart_syscall */, 228 /* clock_gettime */, 229 /* clock_getres */, 230 /* clock_nanosleep */,
      232 /* epoll_wait */, 233 /* epoll_ctl */, 273 /* set_robust_list */, 281 /* epoll_pwait */, 318 /* getrandom */, 324 /* membarrier */, 329 /* pkey_mprotect */,
      330 /* pkey_alloc */, 331 /* pkey_free */, 334 /* rseq */,
    ],
    refused: [
      2 /* open */, 257 /* openat */, 437 /* openat2 */, 4 /* stat */, 6 /* lstat */, 262 /* newfstatat */, 332 /* statx */, 21 /* access */, 269 /* faccessat */, 439 /* faccessat2 */,
      89 /* readlink */, 267 /* readlinkat */, 16 /* ioctl */, 41 /* socket */, 22 /* pipe */, 293 /* pipe2 */, 290 /* eventfd2 */, 17 /* pread64 */, 79 /* getcwd */, 302 /* prlimit64 */, 425 /* io_uring_setup */, 157 /* prctl: a thread that names itself late */,
      // Deno opens a cache in a thread of its own; where that comes late, its attempts to repair what it may not read must not end the process
      83 /* mkdir */, 258 /* mkdirat */, 87 /* unlink */, 263 /* unlinkat */, 82 /* rename */, 264 /* renameat */, 316 /* renameat2 */, 18 /* pwrite64 */, 77 /* ftruncate */, 74 /* fsync */,
      75 /* fdatasync */, 285 /* fallocate */, 90 /* chmod */, 91 /* fchmod */, 268 /* fchmodat */, 92 /* chown */, 93 /* fchown */, 260 /* fchownat */, 138 /* fstatfs */, 137 /* statfs */,
      217 /* getdents64 */,
    ],
    clone: 56,
    clone3: 435,
    tgkill: 234,
    fcntl: 72,
    sigaction: 13,
    exitGroup: 231,
    seccomp: 317,
  },
  aarch64: {
    audit: 0xc000_00b7,
    allowed: [
      63 /* read */, 64 /* write */, 57 /* close */, 80 /* fstat */, 73 /* ppoll */, 62 /* lseek */, 222 /* mmap */, 226 /* mprotect */, 215 /* munmap */, 214 /* brk */,
      135 /* rt_sigprocmask */, 139 /* rt_sigreturn */, 65 /* readv */, 66 /* writev */, 124 /* sched_yield */, 216 /* mremap */, 232 /* mincore */,
      233 /* madvise */, 101 /* nanosleep */, 172 /* getpid */, 207 /* recvfrom */, 199 /* socketpair */, 93 /* exit */, 160 /* uname */, 165 /* getrusage */, 179 /* sysinfo */,
      174 /* getuid */, 175 /* geteuid */, 132 /* sigaltstack */, 121 /* sched_getparam */, 120 /* sched_getscheduler */, 178 /* gettid */, 98 /* futex */, 123 /* sched_getaffinity */,
      128 /* restart_syscall */, 113 /* clock_gettime */, 114 /* clock_getres */, 115 /* clock_nanosleep */, 21 /* epoll_ctl */, 22 /* epoll_pwait */,
      99 /* set_robust_list */, 278 /* getrandom */, 283 /* membarrier */, 288 /* pkey_mprotect */, 289 /* pkey_alloc */, 290 /* pkey_free */, 293 /* rseq */,
    ],
    refused: [
      56 /* openat */, 437 /* openat2 */, 79 /* newfstatat */, 291 /* statx */, 48 /* faccessat */, 439 /* faccessat2 */, 78 /* readlinkat */, 29 /* ioctl */, 198 /* socket */,
      59 /* pipe2 */, 19 /* eventfd2 */, 67 /* pread64 */, 17 /* getcwd */, 261 /* prlimit64 */, 425 /* io_uring_setup */, 167 /* prctl: a thread that names itself late */,
      34 /* mkdirat */, 35 /* unlinkat */, 38 /* renameat */, 276 /* renameat2 */, 68 /* pwrite64 */, 46 /* ftruncate */, 82 /* fsync */, 83 /* fdatasync */, 47 /* fallocate */,
      52 /* fchmod */, 53 /* fchmodat */, 55 /* fchown */, 54 /* fchownat */, 44 /* fstatfs */, 43 /* statfs */, 61 /* getdents64 */,
    ],
    clone: 220,
    clone3: 435,
    tgkill: 131,
    fcntl: 25,
    sigaction: 134,
    exitGroup: 94,
    seccomp: 277,
  },
};

/** fcntl commands that only touch the descriptor itself: F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC. Others could send signals. */
const FCNTL_COMMANDS = [1, 2, 3, 1030] as const;

/** sent when the processor time is used up: who could listen to it would be killed later instead, as if by us */
const SIGXCPU = 24;
/** exit codes from here on mean an end by a signal, as shells and bubblewrap tell it: code may not claim one */
const SIGNAL_CODES = 0x80;

const LOAD = 0x20;
const IF_EQUAL = 0x15;
const IF_AT_LEAST = 0x35;
const IF_ANY_BIT = 0x45;
const RETURN = 0x06;

/** offsets in `struct seccomp_data`: number, architecture, low halves of the first and second argument */
const NUMBER = 0;
const ARCH = 4;
const FIRST = 16;
const SECOND = 24;

/** The filter for one process: `pid` is its own, the only one that it may signal. 8 bytes an instruction. */
export function buildSeccompFilter(architecture: Architecture, pid: number): Uint8Array<ArrayBuffer> {
  const table = CALLS[architecture];
  const program: { code: number; k: number; yes: number; no: number }[] = [];
  const emit = (code: number, k: number, yes = 0, no = 0): void => void program.push({ code, k, yes, no });
  const when = (call: number, verdict: number): void => {
    emit(IF_EQUAL, call, 0, 1);
    emit(RETURN, verdict);
  };

  emit(LOAD, ARCH);
  emit(IF_EQUAL, table.audit, 1, 0);
  emit(RETURN, KILL);
  emit(LOAD, NUMBER);
  if (architecture === 'x86_64') {
    // the x32 entry has the same architecture and numbers from here on
    emit(IF_AT_LEAST, 0x4000_0000, 0, 1);
    emit(RETURN, KILL);
  }
  for (const call of table.allowed) when(call, ALLOW);
  // glibc falls back to clone(), which is refused: no thread, no process
  when(table.clone3, ENOSYS);
  when(table.clone, EAGAIN);
  for (const call of table.refused) when(call, EPERM);

  emit(IF_EQUAL, table.tgkill, 0, 4);
  emit(LOAD, FIRST);
  emit(IF_EQUAL, pid, 0, 1);
  emit(RETURN, ALLOW);
  emit(RETURN, KILL);

  emit(IF_EQUAL, table.fcntl, 0, FCNTL_COMMANDS.length + 3);
  emit(LOAD, SECOND);
  FCNTL_COMMANDS.forEach((command, i) => emit(IF_EQUAL, command, FCNTL_COMMANDS.length - i, 0));
  emit(RETURN, EPERM);
  emit(RETURN, ALLOW);

  emit(IF_EQUAL, table.sigaction, 0, 4);
  emit(LOAD, FIRST);
  emit(IF_EQUAL, SIGXCPU, 0, 1);
  emit(RETURN, EPERM);
  emit(RETURN, ALLOW);

  emit(IF_EQUAL, table.exitGroup, 0, 4);
  emit(LOAD, FIRST);
  emit(IF_ANY_BIT, SIGNAL_CODES, 0, 1);
  emit(RETURN, KILL);
  emit(RETURN, ALLOW);

  emit(RETURN, KILL);
  return assemble(program);
}

function assemble(program: readonly { readonly code: number; readonly k: number; readonly yes: number; readonly no: number }[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(program.length * 8);
  const view = new DataView(bytes.buffer);
  program.forEach(({ code, k, yes, no }, i) => {
    view.setUint16(i * 8, code, true);
    view.setUint8(i * 8 + 2, yes);
    view.setUint8(i * 8 + 3, no);
    view.setUint32(i * 8 + 4, k >>> 0, true);
  });
  return bytes;
}
