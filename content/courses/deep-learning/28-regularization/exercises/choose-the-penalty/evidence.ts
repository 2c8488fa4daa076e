/** What speaks for a penalty: mean errors on new points, in the unit of y. */
interface Evidence {
  /** with a tenth of the penalty */
  readonly tenth: number;
  readonly chosen: number;
  /** with ten times the penalty */
  readonly tenfold: number;
}

export const isEvidence = (value: unknown): value is Evidence =>
  typeof value === 'object' && value !== null && 'tenth' in value && 'chosen' in value && 'tenfold' in value && [value.tenth, value.chosen, value.tenfold].every((error) => typeof error === 'number' && error > 0 && error < Infinity);
