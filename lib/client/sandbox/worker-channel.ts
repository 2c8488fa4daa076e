/** The Worker's side of a sandbox: bundled into every Worker script. */
import type { PageToWorker, WorkerAsset, WorkerToPage } from './sandbox-messages.ts';

export interface WorkerChannel {
  post(message: unknown, transfer?: readonly Transferable[]): void;
  /** Messages that came before it was set are delivered when it is. */
  onMessage(handler: (message: unknown) => void): void;
  /** Asks the page for a built file. */
  fetchAsset(name: WorkerAsset): Promise<Blob>;
}

interface Waiting {
  resolve(bytes: Blob): void;
  reject(error: Error): void;
}

let connected: WorkerChannel | null = null;

/** Connects this Worker with the page. Call it once, synchronously, when the script starts. */
export function connectToPage(): WorkerChannel {
  if (connected) return connected;
  let port: MessagePort | null = null;
  let handler: ((message: unknown) => void) | null = null;
  const outgoing: [WorkerToPage, readonly Transferable[]][] = [];
  const incoming: unknown[] = [];
  const waiting = new Map<WorkerAsset, Waiting[]>();

  const send = (data: WorkerToPage, transfer: readonly Transferable[] = []): void => {
    if (port) port.postMessage(data, [...transfer]);
    else outgoing.push([data, transfer]);
  };

  const receive = ({ data }: MessageEvent<PageToWorker>): void => {
    if (data.type === 'message') {
      if (handler) handler(data.message);
      else incoming.push(data.message);
      return;
    }
    for (const { resolve, reject } of waiting.get(data.name) ?? []) {
      if (data.bytes) resolve(data.bytes);
      else reject(new Error(data.error ?? `The page did not send ${data.name}.`));
    }
    waiting.delete(data.name);
  };

  // The first message comes from the frame and brings the port; later ones could only come from learner code.
  globalThis.addEventListener(
    'message',
    (event) => {
      const [given] = event.ports;
      if (!given) return;
      port = given;
      port.onmessage = receive;
      for (const [data, transfer] of outgoing.splice(0)) send(data, transfer);
    },
    { once: true },
  );

  connected = {
    post: (message, transfer) => send({ type: 'message', message }, transfer),
    onMessage: (next) => {
      handler = next;
      for (const message of incoming.splice(0)) next(message);
    },
    fetchAsset: (name) =>
      new Promise((resolve, reject) => {
        const others = waiting.get(name);
        if (others) others.push({ resolve, reject });
        else {
          waiting.set(name, [{ resolve, reject }]);
          send({ type: 'asset', name });
        }
      }),
  };
  return connected;
}
