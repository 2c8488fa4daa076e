/**
 * Frames for TensorFlow.js in a Worker, whose `nextFrame` waits for one: every 125 ms of `fit`, and wherever a loop asks. A hidden tab
 * draws none, so training would stand still in it. Here a frame comes from a timer when the browser gives none.
 */

/** ms to wait for a frame of the browser's while it gives some: two at 60 Hz */
const PATIENCE_MS = 34;
/** ms between two frames of a timer while the browser gives none: less than what `fit` waits for a real one on average, 8 at 60 Hz */
const HIDDEN_FRAME_MS = 4;

export interface FrameSource {
  /** the browser's own; null where it has none */
  readonly frame: ((call: (time: number) => void) => unknown) | null;
  later(call: () => void, ms: number): unknown;
  now(): number;
}

/** A `requestAnimationFrame` that also comes in hidden tabs. */
export function paceFrames({ frame, later, now }: FrameSource): (call: (time: number) => void) => number {
  const waiting = new Map<number, (time: number) => void>();
  let isAsked = false;
  let framesCome = frame !== null;
  let nextId = 1;
  const give = (id: number): void => {
    const call = waiting.get(id);
    waiting.delete(id);
    call?.(now());
  };
  const ask = (): void => {
    // once: a tab that stays hidden for hours must not gather requests
    if (isAsked || !frame) return;
    isAsked = true;
    frame(() => {
      isAsked = false;
      framesCome = true;
      for (const id of [...waiting.keys()]) give(id);
    });
  };
  return (call) => {
    const id = nextId++;
    waiting.set(id, call);
    ask();
    later(
      () => {
        if (!waiting.has(id)) return;
        framesCome = false;
        give(id);
      },
      framesCome ? PATIENCE_MS : HIDDEN_FRAME_MS,
    );
    return id;
  };
}
