/** Why a figure cannot show what a name holds, as a sentence for the learner. */
import { sayShape, type BoundSlot } from '#lib/course/bindings.ts';
import type { NamedValue } from '#lib/notebook/named-values.ts';

/** Both ends included. */
export interface BoundRange {
  readonly min: number;
  readonly max: number;
}

/** Null when the value fits. */
export function findValueProblem(name: string, slot: BoundSlot, { min, max }: BoundRange, value: NamedValue): string | null {
  const refuse = (found: string): string => `${name} is ${found} in your code. The figure keeps what it showed: it takes ${sayShape(slot)} from ${say(min)} to ${say(max)}.`;
  switch (value.kind) {
    case 'missing':
      return refuse('not there');
    case 'other':
      return refuse(value.what);
    case 'number':
      if (slot.lengths !== null) return refuse(`the number ${say(value.value)}, not a list,`);
      return isWithin(value.value, min, max) ? null : refuse(say(value.value));
    case 'list': {
      if (slot.lengths === null) return refuse(`a list of ${value.values.length}`);
      if (!slot.lengths.includes(value.values.length)) return refuse(`a list of ${value.values.length}`);
      const outside = value.values.find((one) => !isWithin(one, min, max));
      return outside === undefined ? null : refuse(`a list with ${say(outside)} in it`);
    }
  }
}

const isWithin = (value: number, min: number, max: number): boolean => value >= min && value <= max;
/** With the true minus sign; six digits tell what is wrong. */
const say = (value: number): string => String(Number.isFinite(value) ? Number(value.toPrecision(6)) : value).replace('-', '−');
