/** Every limit of grading in one place, with its unit. `WIRE_LIMITS` in `wire.ts` bound single frames. */

/** The same in browser and grader. */
export const GRADING_LIMITS = {
  /** characters of one submission */
  codeCharacters: 64 * 1024,
  /** running time of an author's checks themselves, over one bundle, seconds */
  checkerSeconds: 10,
  /** checks of one bundle */
  checksPerBundle: 60,
  /** points of one check */
  pointsPerCheck: 1_000,
  /** characters of a check's title */
  titleCharacters: 120,
  /** characters of any text of a result */
  messageCharacters: 1_000,
  /** characters of console text kept in a verdict; what is allowed is set by the exercise */
  logCharactersKept: 20_000,
  /** inputs that a property check tries unless it says otherwise, and at most */
  propertyRuns: 30,
  propertyRunsAtMost: 1_000,
  /** further inputs tried to make a failing one smaller */
  shrinkRuns: 150,
  /** questions one bundle may ask the learner's code */
  asksPerBundle: 5_000,
  /** malformed or unexpected frames from the learner's realm before it is ended */
  strayFrames: 100,
} as const;

/** What exercise.json may ask for under `attempts`. */
export const ATTEMPT_LIMITS = {
  /** attempts; more is no limit */
  most: 100,
  /** seconds between two attempts: a day */
  coolDownSeconds: 24 * 60 * 60,
} as const;

/** Of one sandbox process on the server. */
export const SANDBOX_LIMITS = {
  /** V8 heap of the process, MiB */
  heapMiB: 256,
  /** RLIMIT_DATA of the process, MiB: about 590 of it are Deno's own reservations */
  dataMiB: 1_100,
  /** what the learner's code can have of it for arrays and tensors, MiB: said in verdicts and receipts */
  learnerMiB: 512,
  /** RLIMIT_CPU, seconds of all threads: only a backstop behind the exercise's own limit, which is at most 60 */
  cpuSeconds: 150,
  /** RSS at which the watchdog ends a process in the tier without rlimits, MiB */
  rssMiB: 900,
  /** how often the watchdog looks, ms */
  watchdogMs: 25,
  /** bytes of all frames of one process */
  stdoutBytes: 16 * 1024 * 1024,
  /** bytes of standard error kept for diagnosis; ten times as many end the process */
  stderrBytes: 64 * 1024,
  /** from start to ready, seconds */
  startSeconds: 20,
  /** idle warm processes of each kind */
  warm: 2,
} as const;
