/** Thrown when our own code broke a promise to itself: always our fault, never the learner's or the author's. */
export class InvariantError extends Error {
  override name = 'InvariantError';
}

/** Asserts a condition that only a bug of ours can break. */
export function invariant(condition: unknown, expectation: string): asserts condition {
  if (!condition) throw new InvariantError(`Expected ${expectation}`);
}

/** Ends an exhaustive switch: the compiler refuses a case that was forgotten. */
export function unreachable(value: never): never {
  throw new InvariantError(`Expected no further case, got ${JSON.stringify(value)}`);
}
