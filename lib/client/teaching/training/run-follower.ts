import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from '#lib/ml/training/checkpoint-file.ts';
import { CurveThinner } from '#lib/ml/training/thin-curve.ts';
import type { RunProgress, RunStart } from '#lib/notebook/keep-messages.ts';
import type { TrainingHost } from '../training-host.ts';

/** When a checkpoint is written; between two lies at least this much. */
export type Every = { readonly seconds: number } | { readonly epochs: number };

export const TRAINING_LIMITS = {
  /** seconds between two checkpoints where nobody said otherwise */
  checkpointSeconds: 5,
  /** share of the training's time that writing checkpoints may take; when they take more, they are written less often */
  checkpointShare: 0.05,
  /** ms between two reports of a run's curve to the page */
  reportMs: 500,
} as const;

/** Follows one run of training: tells its curve, writes its checkpoints, knows where it goes on from. */
export class RunFollower {
  readonly seed: number;
  /** where the learner chose to go on; null: it begins */
  readonly past: Checkpoint | null;
  readonly #host: TrainingHost;
  readonly #runId: string;
  readonly #backend: string;
  readonly #every: Every;
  readonly #curve: CurveThinner;
  readonly #secondsBefore: number;
  readonly #begunAt: number;
  #done: number;
  #reportedAt: number;
  #writtenAt: number;
  #writtenDone: number;
  /** ms that the last checkpoint took from the training */
  #cost = 0;
  #isWriting = false;
  #hasWarned = false;

  private constructor(host: TrainingHost, begun: { readonly runId: string; readonly past: Checkpoint | null }, start: RunStart, every: Every) {
    this.#host = host;
    this.#runId = begun.runId;
    this.#backend = start.backend;
    this.#every = every;
    this.past = begun.past;
    this.seed = begun.past?.seed ?? start.seed;
    this.#curve = new CurveThinner(begun.past?.curve);
    this.#secondsBefore = begun.past?.curve.seconds.at(-1) ?? 0;
    this.#done = this.#writtenDone = begun.past?.done ?? 0;
    this.#begunAt = this.#reportedAt = this.#writtenAt = host.now();
  }

  static async begin(host: TrainingHost, start: RunStart, every: Every): Promise<RunFollower> {
    const begun = await host.keep({ what: 'begin-run', run: start }).catch(warn);
    // a browser without storage, or a call that is only traced: it trains all the same
    if (begun?.what !== 'begun') return new RunFollower({ ...host, keep: async () => ({ what: 'done' }) }, { runId: '', past: null }, start, { seconds: Infinity });
    const read = begun.checkpoint && decodeCheckpoint(begun.checkpoint);
    if (read && !read.ok) throw new Error(`The training “${start.name}” cannot go on: ${read.error}. Start it over.`);
    return new RunFollower(host, { runId: begun.runId, past: read ? read.value : null }, start, every);
  }

  /** One more epoch or step is done. */
  log(done: number, values: Readonly<Record<string, number>>): void {
    this.#done = done;
    const now = this.#host.now();
    this.#curve.add({ done, seconds: this.#secondsBefore + (now - this.#begunAt) / 1000, values });
    if (now - this.#reportedAt < TRAINING_LIMITS.reportMs) return;
    this.#reportedAt = now;
    void this.#ask(this.#host.keep({ what: 'log-run', runId: this.#runId, progress: this.#progress() }));
  }

  /** Writes a checkpoint if it is time for one. `read` gives the state after `done` epochs or steps. */
  async checkpoint(read: () => Promise<Pick<Checkpoint, 'weights' | 'optimizer' | 'history'>>): Promise<void> {
    const begin = this.#host.now();
    if (!this.#isDue(begin)) return;
    const progress = this.#progress();
    const bytes = encodeCheckpoint({ ...(await read()), done: this.#done, seed: this.seed, backend: this.#backend, curve: progress.curve });
    this.#isWriting = true;
    const written = this.#host.keep({ what: 'write-checkpoint', runId: this.#runId, progress, bytes }, [bytes]);
    void this.#ask(written.finally(() => (this.#isWriting = false)));
    this.#writtenDone = this.#done;
    this.#writtenAt = this.#host.now();
    this.#cost = this.#writtenAt - begin;
  }

  /** It came to its end, which counts also where it cannot be kept. */
  async end(): Promise<void> {
    await this.#ask(this.#host.keep({ what: 'end-run', runId: this.#runId, progress: this.#progress() }));
  }

  /** The curve from its beginning, also before a stop. */
  readonly curve = (): RunProgress['curve'] => this.#curve.curve();

  #isDue(now: number): boolean {
    if (this.#isWriting) return false; // the page still has the one before
    const waited = now - this.#writtenAt;
    if (waited < this.#cost / TRAINING_LIMITS.checkpointShare) return false;
    return 'epochs' in this.#every ? this.#done - this.#writtenDone >= this.#every.epochs : waited >= this.#every.seconds * 1000;
  }

  readonly #progress = (): RunProgress => ({ done: this.#done, curve: this.#curve.curve() });

  /** What could not be kept is said once; training goes on. */
  async #ask(asked: Promise<unknown>): Promise<void> {
    try {
      await asked;
    } catch (error) {
      if (!this.#hasWarned) warn(error);
      this.#hasWarned = true;
    }
  }
}

function warn(error: unknown): null {
  console.warn(error instanceof Error ? error.message : String(error));
  return null;
}
