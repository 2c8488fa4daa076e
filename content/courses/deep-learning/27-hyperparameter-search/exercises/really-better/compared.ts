/** What the learner returns, taken apart: checks look at numbers and verdict one after the other. */
export interface Compared {
  readonly numbers: readonly unknown[];
  readonly better: unknown;
}

export function readCompared(value: unknown): Compared {
  const parts = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  return { numbers: ['mean', 'low', 'high'].map((name) => parts.get(name)), better: parts.get('better') };
}
