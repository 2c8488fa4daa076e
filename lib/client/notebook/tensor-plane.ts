/** Looking at a tensor of any rank through one plane of it: two axes lie flat, the others stand somewhere. */
import type { KnownValues } from '#lib/notebook/tensor-block.ts';

export type PlaneForm = 'heatmap' | 'image' | 'numbers';

/** How a reader looks at a tensor; axes count from 0. */
export interface TensorLook {
  readonly form: PlaneForm;
  readonly rows: number;
  readonly columns: number;
  /** one place for each axis; those of axes that lie flat are not used */
  readonly at: readonly number[];
  /** whose extremes the colours span */
  readonly scale: 'tensor' | 'slice';
}

export interface Plane {
  readonly rows: number;
  readonly columns: number;
  /** numbers a pixel: 3 or 4 for colours of an image, else 1 */
  readonly channels: number;
  /** rows × columns × channels; true and false are 1 and 0, texts stay */
  readonly values: readonly (number | string | boolean)[];
}

/** An image of fewer pixels across is more likely a small list of numbers. */
const IMAGE_SIDE = 8;
/** A plane with at most so many rows and columns is read as numbers at first, a larger one as a picture. */
export const READ_AT_ONCE = { rows: 16, columns: 12 } as const;

/** Values along a side of a picture; of a longer axis every so many. */
export const MOST_DRAWN = 640;

const isColour = (length: number | undefined): boolean => length === 3 || length === 4;

/** The last two axes lie flat; height and width where the last axis is that of colours. */
export function toFirstLook(shape: readonly number[], hasNumbers: boolean): TensorLook {
  const last = shape.length - 1;
  const at = shape.map(() => 0);
  const [height = 0, width = 0, channels = 0] = shape.slice(-3);
  const isImage = hasNumbers && shape.length >= 3 && (isColour(channels) || channels === 1) && height >= IMAGE_SIDE && width >= IMAGE_SIDE;
  if (isImage) return { form: 'image', rows: last - 2, columns: last - 1, at, scale: 'tensor' };
  const [rows = 1, columns = 1] = shape.slice(-2);
  const isSmall = rows <= READ_AT_ONCE.rows && columns <= READ_AT_ONCE.columns;
  // a line of colours says little, and of what is longer than a picture parts would be missing
  const isLine = Math.min(rows, columns) === 1 || Math.max(rows, columns) > MOST_DRAWN;
  return { form: isSmall || isLine || !hasNumbers ? 'numbers' : 'heatmap', rows: last - 1, columns: last, at, scale: 'tensor' };
}

/** Lays another axis flat; if it is the other flat one already, the two change places. */
export function layFlat(look: TensorLook, side: 'rows' | 'columns', axis: number): TensorLook {
  const other = side === 'rows' ? 'columns' : 'rows';
  return { ...look, [side]: axis, [other]: look[other] === axis ? look[side] : look[other] };
}

/** The axis that an image takes its colours from; null where it is grey. */
export function findColourAxis(shape: readonly number[], look: TensorLook): number | null {
  const last = shape.length - 1;
  return look.form === 'image' && isColour(shape[last]) && look.rows !== last && look.columns !== last ? last : null;
}

/** Axes that stand somewhere, in order, with more than one place to stand. */
export function findStandingAxes(shape: readonly number[], look: TensorLook): number[] {
  const colours = findColourAxis(shape, look);
  return shape.flatMap((length, axis) => (length > 1 && axis !== look.rows && axis !== look.columns && axis !== colours ? [axis] : []));
}

/** Moves along a standing axis, from the last place on to the first if `around`. */
export function moveAlong(shape: readonly number[], look: TensorLook, axis: number, to: number, around = false): TensorLook {
  const length = shape[axis] ?? 1;
  const place = around ? ((to % length) + length) % length : Math.min(Math.max(to, 0), length - 1);
  return { ...look, at: look.at.map((now, index) => (index === axis ? place : now)) };
}

/** Reads the plane out of what is known of the tensor. */
export function selectPlane({ shape, values }: KnownValues, look: TensorLook): Plane {
  const strides = toStrides(shape);
  const colours = findColourAxis(shape, look);
  const rows = shape[look.rows] ?? 1;
  const columns = shape[look.columns] ?? 1;
  const channels = colours === null ? 1 : (shape[colours] ?? 1);
  const start = strides.reduce((sum, stride, axis) => (axis === look.rows || axis === look.columns || axis === colours ? sum : sum + stride * (look.at[axis] ?? 0)), 0);
  const [down = 0, right = 0, deep = 0] = [strides[look.rows], strides[look.columns], colours === null ? 0 : strides[colours]];
  const plane = new Array<number | string | boolean>(rows * columns * channels);
  let index = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (let channel = 0; channel < channels; channel++) plane[index++] = values[start + row * down + column * right + channel * deep] ?? NaN;
    }
  }
  return { rows, columns, channels, values: plane };
}

function toStrides(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

/** Where a value of the plane stands in the tensor: `[3, 0, 12]`, with `:` for an axis that stands for colours. */
export function formatPlace(shape: readonly number[], look: TensorLook, row: number, column: number): string {
  const colours = findColourAxis(shape, look);
  const places = shape.map((_, axis) => (axis === look.rows ? row : axis === look.columns ? column : axis === colours ? ':' : (look.at[axis] ?? 0)));
  return `[${places.join(', ')}]`;
}

/** What numbers span, and how many are none. */
export interface ValueRange {
  /** of the finite numbers; both 0 when there are none */
  readonly min: number;
  readonly max: number;
  readonly nan: number;
  readonly infinite: number;
}

export function findRange(values: ArrayLike<number | string | boolean>): ValueRange {
  let [min, max, nan, infinite] = [Infinity, -Infinity, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = Number(values[index]);
    // Only NaN differs from itself.
    if (value !== value) nan++;
    else if (value === Infinity || value === -Infinity) infinite++;
    else {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min > max ? { min: 0, max: 0, nan, infinite } : { min, max, nan, infinite };
}

/** The numbers that an image shows as black and as white: 0 and 255 or 1, as its values are; any others span their own range. */
export function findTones({ min, max }: ValueRange, dtype: string): { readonly black: number; readonly white: number } {
  if (min < 0) return { black: min, white: max };
  if (dtype === 'int32' || (max > 1 && max <= 255 && max >= 64)) return { black: 0, white: Math.max(max, 255) };
  return { black: 0, white: Math.max(max, 1) };
}
