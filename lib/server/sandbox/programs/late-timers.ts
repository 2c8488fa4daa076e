/**
 * Deno loads its Node layer when a program first asks for a timer, 5 ms of every start; libraries ask while they load and
 * mostly never set one. The build puts these in the timers' place (build-sandbox.ts); learner code meets Deno's own.
 */
type Run = (...given: unknown[]) => void;

export const setTimeout = (run: Run, ms?: number, ...given: unknown[]): unknown => globalThis.setTimeout(run, ms, ...given);
export const clearTimeout = (timer?: Parameters<typeof globalThis.clearTimeout>[0]): void => globalThis.clearTimeout(timer);
export const setImmediate = (run: Run, ...given: unknown[]): unknown => globalThis.setImmediate(run, ...given);
