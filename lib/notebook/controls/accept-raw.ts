import { CONTROL_LIMITS, isPicture, RAW_PER_PIXEL, type ControlSpec, type RawValue } from './spec.ts';

/** What a control may hold, of what it is given; throws a sentence when it is something else. Both sides of the kernel ask here. */
export function acceptRaw(spec: ControlSpec, raw: unknown): RawValue {
  const refuse = (expected: string): never => {
    throw new TypeError(`Expected ${expected} for “${spec.label}”, got ${say(raw)}.`);
  };
  switch (spec.type) {
    case 'slider':
    case 'number':
      return isBetween(raw, spec.min ?? -Infinity, spec.max ?? Infinity) ? raw : refuse(sayRange(spec.min, spec.max));
    case 'select':
      return isBetween(raw, 0, spec.options.length - 1) && Number.isInteger(raw) ? raw : refuse(`the place of one of ${spec.options.length} options`);
    case 'button':
      return isBetween(raw, 0, Number.MAX_SAFE_INTEGER) && Number.isInteger(raw) ? raw : refuse('a number of presses');
    case 'checkbox':
      return typeof raw === 'boolean' ? raw : refuse('true or false');
    case 'text':
      return typeof raw === 'string' && raw.length <= CONTROL_LIMITS.textCharacters ? raw : refuse(`a text of at most ${CONTROL_LIMITS.textCharacters.toLocaleString('en')} characters`);
    case 'drawing':
      return raw instanceof Uint8Array && raw.length === (spec.size * RAW_PER_PIXEL) ** 2 ? raw : refuse(`${spec.size * RAW_PER_PIXEL} × ${spec.size * RAW_PER_PIXEL} grey values`);
    case 'webcam':
      return raw === null ? null : acceptPicture(raw, refuse);
    case 'file':
      if (raw === null) return null;
      if (spec.as === 'image') return acceptPicture(raw, refuse);
      return typeof raw === 'string' && raw.length <= CONTROL_LIMITS.fileBytes ? raw : refuse('the text of a file');
  }
}

function acceptPicture(raw: unknown, refuse: (expected: string) => never): RawValue {
  const { side } = CONTROL_LIMITS;
  if (!isPicture(raw) || !isBetween(raw.width, 1, side) || !isBetween(raw.height, 1, side)) return refuse(`a picture of at most ${side} × ${side} pixels`);
  return raw.data instanceof Uint8Array && raw.data.length === raw.width * raw.height * 4 ? raw : refuse('4 bytes for each pixel of a picture');
}

const isBetween = (value: unknown, min: number, max: number): value is number => typeof value === 'number' && value >= min && value <= max && Number.isFinite(value);

/** `a number from 0 to 1`, `a number of at least 0`. */
export function sayRange(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `a number from ${min} to ${max}`;
  if (min !== null) return `a number of at least ${min}`;
  return max === null ? 'a number' : `a number of at most ${max}`;
}

function say(raw: unknown): string {
  if (typeof raw === 'string') return `a text of ${raw.length.toLocaleString('en')} characters`;
  if (raw instanceof Uint8Array) return `${raw.length.toLocaleString('en')} grey values`;
  return typeof raw === 'object' && raw !== null ? 'something else' : String(raw);
}
