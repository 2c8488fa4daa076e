import type { KeepAnswer, KeepAsk } from '#lib/notebook/keep-messages.ts';
import type { KernelMessage, KernelRequest } from '#lib/notebook/protocol.ts';

interface Waiting {
  resolve(answer: KeepAnswer): void;
  reject(error: Error): void;
}

/** The Worker's side of keeping models and runs: it asks the page and waits for the answer. */
export class KeepRequests {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  constructor(private readonly send: (message: KernelMessage, transfer: readonly Transferable[]) => void) {}

  readonly ask = (ask: KeepAsk, transfer: readonly Transferable[] = []): Promise<KeepAnswer> => {
    const requestId = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(requestId, { resolve, reject });
      this.send({ type: 'keep', requestId, ask }, transfer);
    });
  };

  answer({ requestId, outcome }: Extract<KernelRequest, { type: 'kept' }>): void {
    const request = this.waiting.get(requestId);
    this.waiting.delete(requestId);
    if (outcome.ok) request?.resolve(outcome.answer);
    else request?.reject(new Error(outcome.error));
  }
}
