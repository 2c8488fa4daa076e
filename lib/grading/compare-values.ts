/** When two values count as the same, and when as close enough. Never true by accident: NaN is close to nothing, shapes never broadcast. */
import { isRecord, isTypedArray, TensorValue, typedArrayName, type LearnerValue, type TypedArrayValue } from './learner-value.ts';

export interface Tolerance {
  /** accepted distance, in the unit of the value; default 1e-6 */
  readonly within?: number | undefined;
  /** accepted distance as a share of the expected value's size, added to `within`; default 0 */
  readonly relative?: number | undefined;
}

/** `|got − want| ≤ within + relative · |want|`. Equal infinities are close; NaN is close to nothing, an infinity to no finite number. */
export function isClose(got: number, want: number, { within = 1e-6, relative = 0 }: Tolerance): boolean {
  if (got === want) return true;
  // an infinite expectation would make the relative part infinite, and everything close
  return Number.isFinite(want) && Math.abs(got - want) <= within + relative * Math.abs(want);
}

/** Index of the value that is farthest from what is wanted; -1 when all are close. Both lists have the same length. */
export function findFarthest(got: readonly number[], wanted: readonly number[], tolerance: Tolerance): number {
  let worst = -1;
  let worstDistance = 0;
  wanted.forEach((want, i) => {
    const value = got[i] ?? NaN;
    if (isClose(value, want, tolerance)) return;
    const distance = Math.abs(value - want);
    const rank = Number.isNaN(distance) ? Infinity : distance;
    if (worst < 0 || rank > worstDistance) [worst, worstDistance] = [i, rank];
  });
  return worst;
}

export function sameShape(a: readonly (number | null)[], b: readonly (number | null)[]): boolean {
  return a.length === b.length && a.every((side, axis) => side === b[axis]);
}

/** `===`, but NaN equals NaN; 0 and -0 are the same. */
export function sameValue(a: LearnerValue, b: LearnerValue): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number' && Number.isNaN(a) && Number.isNaN(b));
}

/** The same structure with the same values; tensors and typed arrays also of the same type. */
export function equalValues(a: LearnerValue, b: LearnerValue): boolean {
  if (sameValue(a, b)) return true;
  if (a instanceof TensorValue) return b instanceof TensorValue && a.dtype === b.dtype && sameShape(a.shape, b.shape) && equalNumbers(a.values, b.values);
  if (isTypedArray(a)) return isTypedArray(b) && typedArrayName(a) === typedArrayName(b) && equalNumbers(a, b);
  if (Array.isArray(a)) {
    const [left, right] = [a as readonly LearnerValue[], b as readonly LearnerValue[]];
    return Array.isArray(b) && left.length === right.length && left.every((item, i) => equalValues(item, right[i]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalValues(a[key], b[key]));
}

function equalNumbers(a: TypedArrayValue, b: TypedArrayValue): boolean {
  return a.length === b.length && Array.from(a).every((value, i) => sameValue(value, b[i]));
}
