/** Values as short text for learners: `[0.5, 1]`, `tensor [2, 2] [[1, 2], [3, 4]]`. */
import { isTypedArray, OpaqueValue, TensorValue, typedArrayName, type LearnerValue, type NestedNumbers } from './learner-value.ts';

/** items of one array or record shown */
const ITEMS_SHOWN = 12;
/** characters of one text shown */
const TEXT_SHOWN = 400;
/** significant digits of a number shown */
const DIGITS_SHOWN = 8;

/** A number with at most 8 significant digits. */
export function formatNumber(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) && !Number.isInteger(value) ? String(Number(value.toPrecision(DIGITS_SHOWN))) : String(value);
}

export function formatShape(shape: readonly (number | null)[]): string {
  return `[${shape.map((side) => side ?? 'any').join(', ')}]`;
}

/** Any value on one line, cut. */
export function formatValue(value: LearnerValue): string {
  return cutText(format(value, 0), TEXT_SHOWN);
}

/** `name(a, b)` as it was called. */
export function formatCall(name: string, args: readonly LearnerValue[]): string {
  return cutText(`${name}(${args.map((arg) => format(arg, 0)).join(', ')})`, TEXT_SHOWN);
}

export function cutText(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1)}…`;
}

function format(value: LearnerValue, depth: number): string {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return JSON.stringify(cutText(value, TEXT_SHOWN));
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (value instanceof OpaqueValue) return value.what;
  if (value instanceof TensorValue) return value.shape.length === 0 ? `tensor ${formatNumber(value.values[0] ?? NaN)}` : `tensor ${formatShape(value.shape)} ${formatNested(nestedStart(value), 0)}`;
  if (isTypedArray(value)) return `${typedArrayName(value) ?? 'TypedArray'} ${formatList(Array.from(value.subarray(0, ITEMS_SHOWN + 1)), value.length, formatNumber)}`;
  if (depth > 4) return '…';
  if (Array.isArray(value)) return formatList((value as readonly LearnerValue[]).slice(0, ITEMS_SHOWN + 1), value.length, (item) => format(item, depth + 1));
  const entries = Object.entries(value);
  const shown = entries.slice(0, ITEMS_SHOWN).map(([key, item]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(cutText(key, 40))}: ${format(item, depth + 1)}`);
  if (entries.length > ITEMS_SHOWN) shown.push(`… ${entries.length} in all`);
  return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`;
}

/** Nested form of a tensor that is cheap for large ones: only the values that can be shown are visited. */
function nestedStart(tensor: TensorValue): NestedNumbers {
  return tensor.size <= 10_000 ? tensor.toNested() : Array.from(tensor.values.subarray(0, ITEMS_SHOWN + 1));
}

function formatNested(value: NestedNumbers, depth: number): string {
  if (typeof value === 'number') return formatNumber(value);
  return depth > 4 ? '…' : formatList(value.slice(0, ITEMS_SHOWN + 1), value.length, (item) => formatNested(item, depth + 1));
}

function formatList<T>(start: readonly T[], length: number, show: (item: T) => string): string {
  const shown = start.slice(0, ITEMS_SHOWN).map(show);
  if (length > ITEMS_SHOWN) shown.push(`… ${length} in all`);
  return `[${shown.join(', ')}]`;
}
