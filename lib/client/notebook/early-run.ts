/**
 * A press on Run before the page's scripts are there would be lost. An inline script hears it and begins with what needs no
 * script of ours; the notebook takes over when it comes alive.
 */
import { addFrameElement } from '../sandbox/frame-element.ts';

/** What was pressed, and what has begun. */
interface EarlyRun {
  readonly cell: string;
  /** the kernel's frame, loading */
  readonly frame: HTMLIFrameElement;
}

declare global {
  interface Window {
    /** gives what was pressed so far and hears no more; only on a page that came from the server */
    epochTakeEarlyRun?: () => EarlyRun | null;
  }
}

/** The inline script; `assetBase` is `/build/<hash>`. */
export function earlyRunScript(assetBase: string): string {
  return `(${hearEarlyRun.toString()})(${addFrameElement.toString()},${JSON.stringify(`${assetBase}/kernel-worker.js`)})`;
}

let frame: HTMLIFrameElement | null = null;

/** The cell that was pressed before the notebook was alive, or null; from now on it hears everything itself. */
export function takeEarlyRun(): string | null {
  const pressed = window.epochTakeEarlyRun?.() ?? null;
  delete window.epochTakeEarlyRun;
  frame = pressed?.frame ?? null;
  return pressed?.cell ?? null;
}

/** The frame that was added for that press, once: for the page's first kernel. */
export function takeEarlyFrame(): HTMLIFrameElement | null {
  const taken = frame;
  frame = null;
  return taken;
}

/** Uses nothing but its arguments: its text is all that the browser gets. */
function hearEarlyRun(addFrame: () => HTMLIFrameElement, worker: string): void {
  let pressed: EarlyRun | null = null;
  const hear = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest('[data-run]') : null;
    const cell = button?.getAttribute('data-run');
    if (!cell) return;
    event.stopPropagation();
    // into the browser's cache, where the kernel finds it
    if (!pressed) void fetch(worker).catch(() => undefined);
    pressed = { cell, frame: pressed?.frame ?? addFrame() };
  };
  window.addEventListener('click', hear, true);
  window.epochTakeEarlyRun = () => {
    window.removeEventListener('click', hear, true);
    return pressed;
  };
}
