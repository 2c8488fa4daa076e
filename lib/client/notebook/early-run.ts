/**
 * A press on Run before the page's scripts are there would be lost. An inline script hears it and begins with what needs no
 * script of ours; the notebook takes over when it comes alive.
 */
import type { EarlyFrame } from '../sandbox/frame.ts';
import { addFrameElement } from '../sandbox/frame-element.ts';

/** What was pressed, and what has begun. */
interface EarlyRun {
  readonly cell: string;
  readonly frame: EarlyFrame;
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

let frame: EarlyFrame | null = null;

/** The cell that was pressed before the notebook was alive, or null; from now on it hears everything itself. */
export function takeEarlyRun(): string | null {
  const pressed = window.epochTakeEarlyRun?.() ?? null;
  delete window.epochTakeEarlyRun;
  frame = pressed?.frame ?? null;
  return pressed?.cell ?? null;
}

/** The frame that was added for that press, once: for the page's first kernel. */
export function takeEarlyFrame(): EarlyFrame | null {
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
    pressed = { cell, frame: pressed?.frame ?? openFrame() };
  };
  const openFrame = (): EarlyFrame => {
    const element = addFrame();
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    const script = fetch(worker).then((response) => (response.ok ? response.blob() : null));
    const spawn = async (): Promise<MessagePort | null> => {
      const [bytes] = await Promise.all([script, loaded]);
      if (!bytes || !element.contentWindow) return null;
      const { port1, port2 } = new MessageChannel();
      element.contentWindow.postMessage({ type: 'spawn', id: 0, script: bytes }, '*', [port2]);
      return port1;
    };
    return { element, loaded, worker: spawn().catch(() => null) };
  };
  window.addEventListener('click', hear, true);
  window.epochTakeEarlyRun = () => {
    window.removeEventListener('click', hear, true);
    return pressed;
  };
}
