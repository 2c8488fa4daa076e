/** Segments of one generated line, sorted: generated column, source line, source column, all from 0. */
export type LineSegments = readonly (readonly [generatedColumn: number, line: number, column: number])[];

const DIGITS = new Map(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').map((letter, value) => [letter, value]));

/** Reads the `mappings` text of a source map with one source (base-64 VLQ). */
export function decodeMappings(mappings: string): LineSegments[] {
  let line = 0;
  let column = 0;
  return mappings.split(';').map((text) => {
    let generatedColumn = 0;
    const segments: [number, number, number][] = [];
    for (const group of text === '' ? [] : text.split(',')) {
      const [moved = 0, , lines = 0, columns = 0] = decodeNumbers(group);
      generatedColumn += moved;
      line += lines;
      column += columns;
      segments.push([generatedColumn, line, column]);
    }
    return segments;
  });
}

function decodeNumbers(group: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of group) {
    const digit = DIGITS.get(letter) ?? 0;
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** The source position of a generated column: that of the last segment at or before it, null on a line without any. */
export function selectOptionalPosition(segments: LineSegments | undefined, generatedColumn: number): { readonly line: number; readonly column: number } | null {
  if (!segments || segments.length === 0) return null;
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.[0] ?? Infinity) <= generatedColumn) low = middle;
    else high = middle - 1;
  }
  const found = segments[low];
  return found ? { line: found[1], column: found[2] } : null;
}
