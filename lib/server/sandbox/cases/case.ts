/** What a case of the catalogue is: an attack as data, and exactly what must come of it. */
import type { VerdictKind } from '#lib/grading/verdict.ts';

/** What an attack would do to a machine without the sandbox: reach a server, write a file, show a secret, signal the grader. */
export type Trap = 'server' | 'file' | 'secret' | 'signal';

/** A submission to the fixture exercise `sigmoid` (5 points: 1 for the published input 0, 4 hidden). */
export interface Case {
  readonly title: string;
  /** the learner's text; `{{port}}`, `{{udp}}`, `{{socket}}`, `{{secret}}` and `{{folder}}` lead to the traps */
  readonly code: string;
  /** the verdict it must get */
  readonly kind: VerdictKind;
  /** the verdict in the tier `basic`, where no system call is filtered; default: the same */
  readonly basic?: VerdictKind;
  /** points it gets, exactly; default 0 */
  readonly earned?: number;
  /** running time it may have; default: as much as it needs on a busy machine */
  readonly seconds?: number;
  /** which trap it springs where nothing holds it: proves that the attack is real */
  readonly springs?: Trap;
}

/** A submission that leaves something, and what the next one must not find. */
export interface PersistenceCase extends Case {
  /** code that logs `found` when it finds it; it comes before a right answer */
  readonly next: string;
}

/** Check code that attacks; the learner's answer is right. The verdict must be `broken`, with nothing earned or lost. */
export interface HostileChecks {
  readonly title: string;
  /** compiled text of the visible checks, in whose place it stands */
  readonly bundle: string;
}

/** The right answer. */
export const RIGHT = 'const sigmoid = (x) => 1 / (1 + Math.exp(-x));';
/** Always 0: every check fails. */
export const WRONG = 'const sigmoid = (x) => x * 0;';
/** An answer that does `body` in each call. */
export const inCall = (body: string): string => `const sigmoid = async (x) => { ${body} };`;
/** The real dynamic import, not the notebook's. */
export const realImport = (specifier: string, options = ''): string => `new Function('return import(${JSON.stringify(specifier)}${options && `, ${options}`})')()`;
/** Defines `write`, which puts a line on the wire past our codec. */
export const WRITE = 'const write = (text) => Deno.stdout.writeSync(new TextEncoder().encode(text + "\\n"));';
