/**
 * TensorFlow.js takes the shape of nested lists from their first rows and says nothing when a later row is shorter: the tensor then holds
 * fewer numbers than its shape says. Its own check (flag `TENSORLIKE_CHECK_SHAPE_CONSISTENCY`) makes a list of 784,000 numbers ten times as
 * slow to take (0.04 s to 0.4 s); looking at the rows only costs half a millisecond.
 */
const MAKERS = ['tensor', 'tensor1d', 'tensor2d', 'tensor3d', 'tensor4d', 'tensor5d', 'tensor6d'] as const;
type Maker = (typeof MAKERS)[number];

/** The functions that make tensors from lists, refusing rows of different lengths. */
export function withEvenRows<Tf extends Readonly<Record<Maker, (...args: never[]) => unknown>>>(tf: Tf): Pick<Tf, Maker> {
  const made = MAKERS.map((name) => {
    const make = tf[name] as (...args: readonly unknown[]) => unknown; // each is called with what it was given
    return [name, (...args: readonly unknown[]) => {
      // the bytes of texts are leaves, of any length
      if (!args.includes('string')) checkEvenRows(args[0]);
      return make(...args);
    }];
  });
  return Object.fromEntries(made) as Pick<Tf, Maker>; // the same names, the same arguments, the same answers
}

/** @param at where `values` stands in the whole list */
function checkEvenRows(values: unknown, at = ''): void {
  if (!Array.isArray(values)) return;
  const rows: readonly unknown[] = values;
  const length = lengthOf(rows[0]);
  const odd = rows.findIndex((row) => lengthOf(row) !== length);
  if (odd > 0) throw new Error(`All rows of a tensor must be equally long: entry ${at}[0] is ${sayRow(length)}, entry ${at}[${String(odd)}] is ${sayRow(lengthOf(rows[odd]))}.`);
  if (length !== null) rows.forEach((row, index) => checkEvenRows(row, `${at}[${String(index)}]`));
}

/** Null for a single value. */
function lengthOf(row: unknown): number | null {
  if (typeof row !== 'object' || row === null) return null;
  if (Array.isArray(row)) return row.length;
  return ArrayBuffer.isView(row) && 'length' in row && typeof row.length === 'number' ? row.length : null;
}

const sayRow = (length: number | null): string => (length === null ? 'a single value' : `a list of ${String(length)}`);
