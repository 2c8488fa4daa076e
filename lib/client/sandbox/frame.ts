import { fetchAsset } from './fetch-asset.ts';
import { addFrameElement } from './frame-element.ts';
import { isFrameMessage, isWorkerToPage, type FrameRequest, type PageToWorker } from './sandbox-messages.ts';

export type SandboxScript = 'kernel-worker.js' | 'learner-worker.js' | 'checker-worker.js';

/** A Worker in the sandbox. What it says is only a claim: its owner checks every message. */
export interface SandboxWorker {
  post(message: unknown, transfer?: readonly Transferable[]): void;
  onMessage: ((message: unknown) => void) | null;
  /** the Worker failed outside any handler of its own, or its script did not start */
  onError: ((message: string) => void) | null;
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}

/** An invisible frame with an origin of its own: no cookies, no storage, no network, no way to this page's DOM. */
export interface SandboxFrame {
  spawn(script: SandboxScript): Promise<SandboxWorker>;
  /** Whether the frame's process still answers within `withinMs`. */
  isAlive(withinMs: number): Promise<boolean>;
  /** Ends all its Workers and removes it. */
  dispose(): void;
}

/** A frame that was added ahead of its use (`early-run.ts`), with a first Worker of `kernel-worker.js`. */
export interface EarlyFrame {
  readonly element: HTMLIFrameElement;
  /** settles when something has loaded in it, if only the browser's error page */
  readonly loaded: Promise<unknown>;
  /** this page's end of the Worker's port; null when it could not be started */
  readonly worker: Promise<MessagePort | null>;
}

/** How long a frame that has loaded may take to answer, in milliseconds, before a kept one is tried. */
const KEPT_AFTER_MS = 1_500;

/** Its Worker's number; those of `spawn` count from 1. */
const EARLY_WORKER = 0;

/**
 * Opens a sandbox frame in this page.
 * @param assetBase folder of the built files, e.g. `/build/1f3a…`
*/
export async function openSandboxFrame(assetBase: string, early?: EarlyFrame): Promise<SandboxFrame> {
  const frame = new Frame(early?.element ?? addFrameElement(), assetBase, early ?? null);
  await frame.ready;
  return frame;
}

class Frame implements SandboxFrame {
  readonly ready: Promise<void>;
  private readonly workers = new Map<number, PortWorker>();
  private readonly listener = (event: MessageEvent<unknown>): void => this.receive(event);
  private waitingForPong: (() => void)[] = [];
  private onReady: () => void = () => undefined;
  private nextId = 1;
  private wasReady = false;

  constructor(
    private readonly element: HTMLIFrameElement,
    private readonly assetBase: string,
    private early: EarlyFrame | null,
  ) {
    this.ready = new Promise((resolve, reject) => {
      this.onReady = () => {
        this.wasReady = true;
        resolve();
      };
      element.addEventListener('error', () => reject(new Error('Expected the kernel frame /kernel/frame.html to load; it did not. Reload the page.')), { once: true });
    });
    window.addEventListener('message', this.listener);
    const loaded = early?.loaded ?? new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    void loaded.then(() => this.tryKept());
    // A frame that was added earlier may have said that it is ready to nobody; one that still loads does not hear this.
    this.send({ type: 'ping' });
  }

  /** The connection may be gone since the page came: then the frame is an error page, and a service worker may have a kept one (frame-element.ts). */
  private async tryKept(): Promise<void> {
    if (!this.element.hasAttribute('sandbox') || !navigator.serviceWorker?.controller) return;
    if ((await this.isAlive(KEPT_AFTER_MS)) || this.wasReady) return;
    // its Worker never came to be
    this.early = null;
    this.element.removeAttribute('sandbox');
    this.element.src = this.element.src;
  }

  async spawn(script: SandboxScript): Promise<SandboxWorker> {
    const early = script === 'kernel-worker.js' ? this.early : null;
    if (early) this.early = null;
    const port = await early?.worker;
    if (port) return this.adopt(EARLY_WORKER, port);
    const bytes = await fetchAsset(this.assetBase, script);
    const id = this.nextId++;
    const { port1, port2 } = new MessageChannel();
    const worker = this.adopt(id, port1);
    // An opaque origin cannot be named, so the target is '*'; only this frame's window receives it.
    this.send({ type: 'spawn', id, script: new Blob([bytes], { type: 'text/javascript' }) }, [port2]);
    return worker;
  }

  private adopt(id: number, port: MessagePort): SandboxWorker {
    const worker = new PortWorker(port, this.assetBase, () => {
      this.workers.delete(id);
      this.send({ type: 'terminate', id });
    });
    this.workers.set(id, worker);
    return worker;
  }

  async isAlive(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      this.waitingForPong.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
      this.send({ type: 'ping' });
    });
  }

  dispose(): void {
    window.removeEventListener('message', this.listener);
    for (const worker of [...this.workers.values()]) worker.terminate();
    this.element.remove();
  }

  private send(request: FrameRequest, ports: MessagePort[] = []): void {
    this.element.contentWindow?.postMessage(request, '*', ports);
  }

  private receive(event: MessageEvent<unknown>): void {
    if (event.source !== this.element.contentWindow || !isFrameMessage(event.data)) return;
    if (event.data.type === 'frame-ready') this.onReady();
    else if (event.data.type === 'pong') {
      this.onReady();
      for (const answer of this.waitingForPong.splice(0)) answer();
    } else this.workers.get(event.data.id)?.onError?.(event.data.message);
  }
}

/** The page's end of a Worker: its own port, so that messages of one Worker cannot be taken for another's. */
class PortWorker implements SandboxWorker {
  onMessage: ((message: unknown) => void) | null = null;
  onError: ((message: string) => void) | null = null;

  constructor(
    private readonly port: MessagePort,
    private readonly assetBase: string,
    private readonly end: () => void,
  ) {
    port.onmessage = (event: MessageEvent<unknown>) => this.receive(event.data);
  }

  post(message: unknown, transfer: readonly Transferable[] = []): void {
    this.port.postMessage({ type: 'message', message } satisfies PageToWorker, [...transfer]);
  }

  terminate(): void {
    this.port.onmessage = null;
    this.port.close();
    this.onMessage = null;
    this.end();
  }

  private receive(data: unknown): void {
    if (!isWorkerToPage(data)) return;
    if (data.type === 'message') this.onMessage?.(data.message);
    else void this.sendAsset(data.name);
  }

  private async sendAsset(name: Extract<PageToWorker, { type: 'asset' }>['name']): Promise<void> {
    const reply: PageToWorker = await fetchAsset(this.assetBase, name).then(
      (bytes) => ({ type: 'asset', name, bytes, error: null }),
      (error: unknown) => ({ type: 'asset', name, bytes: null, error: error instanceof Error ? error.message : String(error) }),
    );
    this.port.postMessage(reply);
  }
}
