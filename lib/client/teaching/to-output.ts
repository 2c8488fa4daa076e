import { encodeOutput } from '#lib/notebook/encode-value.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { isLayersModel } from './read-model.ts';
import { toModelOutput } from './to-model-summary.ts';

/** The output for a value at the end of a cell, or shown by `show`; null for `undefined`, which shows nothing. */
export function toOutput(value: unknown): Output | null {
  try {
    if (isLayersModel(value)) return toModelOutput(value);
  } catch {
    // What only looks like a model is shown as the object that it is.
  }
  return encodeOutput(value);
}
