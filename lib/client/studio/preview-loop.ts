/** Asks for the compiled draft after each pause in typing; only the newest question's answer counts. */
import type { PreviewAnswer } from '#lib/course/studio.ts';
import type { StudioAnswer } from './studio-api.ts';

/** A pause of so many ms in typing asks for a new preview. */
export const PREVIEW_PAUSE_MS = 250;
/** Without a connection it is asked again so often, ms. */
export const PREVIEW_RETRY_MS = 3_000;

export interface PreviewLoopParts {
  /** asks the server for the draft as it is now */
  readonly ask: (signal: AbortSignal) => Promise<StudioAnswer<PreviewAnswer>>;
  readonly onAnswer: (answer: StudioAnswer<PreviewAnswer>) => void;
  /** Calls back after so many ms; the answer cancels. */
  readonly later: (ms: number, callback: () => void) => () => void;
}

export class PreviewLoop {
  readonly #parts: PreviewLoopParts;
  #cancelTimer: (() => void) | null = null;
  #running: AbortController | null = null;

  constructor(parts: PreviewLoopParts) {
    this.#parts = parts;
  }

  /** The draft has changed. */
  changed(): void {
    this.#askIn(PREVIEW_PAUSE_MS);
  }

  /** Asks now. */
  ask(): void {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    void this.#parts.ask(running.signal).then((answer) => {
      if (this.#running !== running) return;
      this.#running = null;
      this.#parts.onAnswer(answer);
      if (answer.kind === 'away') this.#askIn(PREVIEW_RETRY_MS);
    });
  }

  /** Ends what is on; a late answer is not heard. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#running?.abort();
    this.#running = null;
  }

  #askIn(ms: number): void {
    this.stop();
    this.#cancelTimer = this.#parts.later(ms, () => this.ask());
  }
}
