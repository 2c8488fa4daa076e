/** Runs a computation, shows it, gives what it gave. */
export type Tracer = (compute: () => unknown, title: string, keep: boolean) => Promise<unknown>;

let current: Tracer | null = null;

/** Connects `epoch/debug` with the kernel. Called once, before any cell runs. */
export function connectTracer(tracer: Tracer): void {
  current = tracer;
}

/** The connected tracer; without one, where nobody looks, a computation just runs. */
export const selectTracer = (): Tracer => current ?? (async (compute) => compute());
