/** Whether an answer is what a step gives: a record with the arrays `w` and `m`. */
export const isStep = (value: unknown): value is { w: number[]; m: number[] } =>
  typeof value === 'object' && value !== null && 'w' in value && 'm' in value && Array.isArray(value.w) && Array.isArray(value.m);
