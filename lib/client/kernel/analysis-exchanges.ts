import type { CellAnalysis, KernelMessage, KernelRequest } from '#lib/notebook/protocol.ts';

type Analyse = Extract<KernelRequest, { type: 'analyse' }>;

/** What was asked of the Worker about texts that need not have run, and who waits for it. */
export class AnalysisExchanges {
  readonly #waiting = new Map<number, (cells: readonly CellAnalysis[]) => void>();
  #nextId = 1;

  /** The request to post; its answer is empty when the kernel ends before. */
  ask(cells: Analyse['cells']): { readonly request: Analyse; readonly answer: Promise<readonly CellAnalysis[]> } {
    const requestId = this.#nextId++;
    const answer = new Promise<readonly CellAnalysis[]>((resolve) => this.#waiting.set(requestId, resolve));
    return { request: { type: 'analyse', requestId, cells }, answer };
  }

  receive({ requestId, cells }: Extract<KernelMessage, { type: 'analysed' }>): void {
    this.#waiting.get(requestId)?.(cells);
    this.#waiting.delete(requestId);
  }

  /** Nobody will answer any more. */
  end(): void {
    this.#waiting.forEach((answer) => answer([]));
    this.#waiting.clear();
  }
}
