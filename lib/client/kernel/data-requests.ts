import type { KernelMessage, KernelRequest } from '#lib/notebook/protocol.ts';

interface Waiting {
  resolve(bytes: ArrayBuffer): void;
  reject(error: Error): void;
}

/** The Worker's side of fetching data: it asks the page and waits for the answer. */
export class DataRequests {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  constructor(private readonly send: (message: KernelMessage) => void) {}

  fetch(path: string): Promise<ArrayBuffer> {
    const requestId = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(requestId, { resolve, reject });
      this.send({ type: 'fetch-data', requestId, path });
    });
  }

  answer({ requestId, bytes, error }: Extract<KernelRequest, { type: 'data' }>): void {
    const request = this.waiting.get(requestId);
    this.waiting.delete(requestId);
    if (bytes) request?.resolve(bytes);
    else request?.reject(new Error(error ?? 'The data could not be fetched.'));
  }
}
