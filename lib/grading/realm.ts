/** A place where code of others runs (a Deno process, a browser Worker), as the host that leads an examination sees it. */

/** Why a realm ended by itself. `killed`: somebody outside ended it, which is our fault. */
export type RealmEnd =
  | { readonly reason: 'memory' }
  | { readonly reason: 'output'; readonly what: string }
  | { readonly reason: 'time' }
  /** the code ended it: exit, or something the sandbox forbids */
  | { readonly reason: 'error'; readonly message: string }
  | { readonly reason: 'killed'; readonly message: string };

export interface Realm {
  /** the sandbox tier it told when it was ready */
  readonly tier: string;
  send(frame: string): void;
  /** ms so far for which it was ready to run but the machine's processors served others; absent where nobody can tell */
  readonly waitedMs?: () => number;
  /** receives every frame; set once before the first `send` */
  onFrame: (frame: string) => void;
  /** called when it ends without having been killed by us; set after that, it is called at once */
  onEnd: (end: RealmEnd) => void;
  /** ends it at once; nothing arrives afterwards */
  kill(): void;
}

/** Time as an argument. */
export interface Clock {
  /** monotonic, ms */
  now(): number;
  /** calls back after `ms`; gives the way to cancel */
  after(ms: number, callback: () => void): () => void;
}

/** Our own failure: the submission is to be graded again and never becomes a zero. */
export class OurFaultError extends Error {
  override name = 'OurFaultError';
}
