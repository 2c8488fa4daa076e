/** Whether an answer is what `run` gives. */
export const isResult = (value: unknown): value is { value: number; gradients: number[] } =>
  typeof value === 'object' && value !== null && 'value' in value && 'gradients' in value && typeof value.value === 'number' && Array.isArray(value.gradients);
