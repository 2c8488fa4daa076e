/** What whoever writes a cell may give a control; each throws a sentence with what was expected. */
import { sayRange } from './accept-raw.ts';
import { CONTROL_LIMITS } from './spec.ts';

export function checkLabel(label: unknown, kind: string): string {
  const limit = CONTROL_LIMITS.labelCharacters;
  if (typeof label === 'string' && label.trim() !== '' && label.length <= limit) return label;
  throw new TypeError(`Expected a label of 1 to ${limit} characters for this ${kind}, got ${typeof label === 'string' ? `${label.length} characters` : typeof label}. Readers hear it, e.g. ${kind}('Learning rate', …).`);
}

export function checkChange(onChange: unknown, label: string): void {
  if (onChange !== undefined && typeof onChange !== 'function') throw new TypeError(`Expected onChange of “${label}” to be a function, got ${typeof onChange}.`);
}

/** A number in a range, or what stands for it when it is left out. */
export function checkNumber<Missing>(value: unknown, missing: Missing, of: string, min: number | null = null, max: number | null = null): number | Missing {
  if (value === undefined) return missing;
  if (typeof value === 'number' && Number.isFinite(value) && value >= (min ?? -Infinity) && value <= (max ?? Infinity)) return value;
  throw new RangeError(`Expected ${of} to be ${sayRange(min, max)}, got ${String(value)}.`);
}

export function checkWhole<Missing>(value: unknown, missing: Missing, of: string, min: number, max: number): number | Missing {
  const number = checkNumber(value, missing, of, min, max);
  if (typeof number === 'number' && !Number.isInteger(number)) throw new RangeError(`Expected ${of} to be a whole number from ${min} to ${max}, got ${number}.`);
  return number;
}

export function checkText(value: unknown, of: string, limit: number): string {
  if (value === undefined) return '';
  if (typeof value === 'string' && value.length <= limit) return value;
  throw new TypeError(`Expected ${of} to be a text of at most ${limit.toLocaleString('en')} characters, got ${typeof value === 'string' ? value.length.toLocaleString('en') : typeof value}.`);
}
