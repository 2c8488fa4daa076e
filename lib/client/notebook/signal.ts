/** The smallest thing that `useSyncExternalStore` can follow. */
export class Signal {
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Gathers notifications and sends each signal's once per frame, so that a flood of outputs redraws at most 60 times a second. */
export class FrameBatch {
  readonly #schedule: (flush: () => void) => void;
  readonly #waiting = new Set<Signal>();

  constructor(schedule: (flush: () => void) => void = nextFrame) {
    this.#schedule = schedule;
  }

  notify(signal: Signal): void {
    this.#waiting.add(signal);
    if (this.#waiting.size === 1) this.#schedule(() => this.flush());
  }

  flush(): void {
    const signals = [...this.#waiting];
    this.#waiting.clear();
    for (const signal of signals) signal.notify();
  }
}

/** A hidden tab has no frames; it still must not fall behind. */
function nextFrame(flush: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(flush);
  else setTimeout(flush, 100);
}
