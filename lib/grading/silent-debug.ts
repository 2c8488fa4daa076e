/** `epoch/debug` where nobody looks: a computation that a learner left traced just runs. */
export const trace = async (compute: () => unknown): Promise<unknown> => compute();
