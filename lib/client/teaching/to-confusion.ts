import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';
import { CONFUSION_CLASSES, type Confusion } from '#lib/notebook/charts/confusion.ts';
import { flatten } from './to-tensor-like.ts';

/**
 * Which class each example has: numbers from 0, or names of the labels. Of a tensor with two axes each row is one example, a
 * number for each class, of which the greatest counts: one-hot labels or what a model predicts.
 */
export type ClassList = ArrayLike<number | string> | TensorLike;

/** `counts[actual][predicted]` */
export type CountMatrix = readonly ArrayLike<number>[] | TensorLike;

export interface ConfusionOptions {
  /** names of the classes, in the order of their numbers */
  readonly labels?: readonly string[];
  readonly title?: string;
}

/** Counts what things are against what they were taken for, or takes a ready matrix. */
export function toConfusion(first: ClassList | CountMatrix, second: ClassList | ConfusionOptions = {}, third: ConfusionOptions = {}): Confusion {
  const isReady = !isTensor(second) && !isList(second);
  const { labels, title = 'Confusion matrix' } = isReady ? second : third;
  if (labels !== undefined && !Array.isArray(labels)) throw new TypeError(`Expected confusion's labels to be a list of names, got ${typeof labels}.`);
  const names = labels?.map(String);
  if (names !== undefined && new Set(names).size < names.length) throw new RangeError(`Expected confusion's labels to differ, got ${names.join(', ')}.`);
  return isReady ? { title, ...toMatrix(first as CountMatrix, names) } : { title, ...countPairs(first as ClassList, second, names) };
}

const isList = (value: unknown): value is ArrayLike<number | string> => Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function toMatrix(given: CountMatrix, names: readonly string[] | undefined): Omit<Confusion, 'title'> {
  const { shape, flat } = isTensor(given) ? { shape: given.shape, flat: given.dataSync() } : isList(given) ? flatten(given) : { shape: [], flat: [] };
  const [rows = 0, columns] = shape;
  if (shape.length !== 2 || rows !== columns) throw new RangeError(`Expected confusion to get what things are and what they were taken for, or one square matrix of counts; got one ${shape.length === 0 ? typeof given : `of the shape [${shape.join(', ')}]`}.`);
  const labels = checkCount(names ?? Array.from({ length: rows }, (_, at) => String(at)));
  if (labels.length !== rows) throw new RangeError(`Expected as many labels as the matrix has rows, got ${labels.length} and ${rows}.`);
  const counts = Array.from({ length: rows }, (_, row) => Array.from({ length: rows }, (__, column) => Number(flat[row * rows + column])));
  const wrong = counts.flat().find((count) => !Number.isInteger(count) || count < 0);
  if (wrong !== undefined) throw new RangeError(`Expected counts, whole numbers from 0, in confusion's matrix, got ${wrong}.`);
  return { labels, counts };
}

function countPairs(actual: ClassList, predicted: ClassList, names: readonly string[] | undefined): Omit<Confusion, 'title'> {
  const [are, taken] = [toClasses(actual, 'what things are (actual)'), toClasses(predicted, 'what they were taken for (predicted)')];
  if (are.length !== taken.length) throw new RangeError(`Expected confusion's two lists to be equally long, got ${are.length} and ${taken.length}.`);
  const labels = checkCount(names ?? nameClasses([...are, ...taken]));
  const place = new Map(labels.map((label, at) => [label, at]));
  const find = (label: number | string, what: string, at: number): number => {
    const found = typeof label === 'number' ? (Number.isInteger(label) && label >= 0 && label < labels.length ? label : undefined) : place.get(label);
    if (found === undefined) throw new RangeError(`Expected ${what} to name one of ${labels.length} classes (${typeof label === 'number' ? `0 to ${labels.length - 1}` : labels.join(', ')}), got ${JSON.stringify(label)} at ${at}.`);
    return found;
  };
  const counts = labels.map(() => labels.map(() => 0));
  are.forEach((label, at) => {
    const row = counts[find(label, 'actual', at)];
    const column = find(taken[at] ?? NaN, 'predicted', at);
    if (row) row[column] = (row[column] ?? 0) + 1;
  });
  return { labels, counts };
}

function toClasses(given: ClassList, what: string): readonly (number | string)[] {
  if (!isTensor(given)) {
    if (!isList(given)) throw new TypeError(`Expected ${what} to be a list or a tensor of classes, got ${typeof given}.`);
    return Array.from(given, (label) => (typeof label === 'boolean' ? Number(label) : label));
  }
  const flat = given.dataSync();
  const [rows = 0, columns = 1] = given.shape;
  if (given.shape.length > 2 || given.shape.length === 0) throw new RangeError(`Expected ${what} to be a tensor of the shape [examples] or [examples, classes], got [${given.shape.join(', ')}].`);
  if (given.shape.length === 1 || columns === 1) return Array.from(flat);
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let column = 1; column < columns; column++) if (Number(flat[row * columns + column]) > Number(flat[row * columns + best])) best = column;
    return best;
  });
}

/** Names as they come; numbers up to the greatest, so that a class nobody was taken for has its column. */
function nameClasses(all: readonly (number | string)[]): readonly string[] {
  const numbers = all.filter((label) => typeof label === 'number' && Number.isInteger(label) && label >= 0) as number[];
  if (numbers.length < all.length) return [...new Set(all.map(String))];
  const most = numbers.reduce((greatest, label) => Math.max(greatest, label), -1);
  checkCount({ length: most + 1 });
  return Array.from({ length: most + 1 }, (_, at) => String(at));
}

function checkCount<List extends { readonly length: number }>(labels: List): List {
  if (labels.length === 0) throw new RangeError('Expected confusion to get at least one example or one label, got none.');
  if (labels.length > CONFUSION_CLASSES) throw new RangeError(`Expected at most ${CONFUSION_CLASSES} classes, got ${labels.length}.`);
  return labels;
}
