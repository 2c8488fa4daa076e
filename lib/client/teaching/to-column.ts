import { encodeValue } from '#lib/notebook/encode-value.ts';
import { OUTPUT_LIMITS, type TableColumn } from '#lib/notebook/outputs.ts';

/** Characters of text that a table may still send; shared by its columns. */
interface Room {
  left: number;
}

/** One column of many rows: numbers as long as at least half of its values are, else text. */
export function toColumn(name: string, rows: number, read: (row: number) => unknown, room: Room): TableColumn {
  const values = new Float64Array(rows).fill(NaN);
  const words = new Map<number, string>();
  let present = 0;
  for (let row = 0; row < rows; row++) {
    const value = read(row);
    if (typeof value === 'number') values[row] = value;
    else words.set(row, toCellText(value));
    if (value !== null && value !== undefined && value !== '') present++;
    if (words.size > rows / 2) return toTextColumn(name, rows, read, room);
  }
  // Nothing but gaps is no column of numbers.
  if (present === 0) return toTextColumn(name, rows, read, room);
  for (const text of words.values()) room.left -= text.length;
  return { type: 'number', name, values, words };
}

/** What no longer fits stays empty. */
function toTextColumn(name: string, rows: number, read: (row: number) => unknown, room: Room): TableColumn {
  const ends = new Uint32Array(rows);
  const parts: string[] = [];
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const text = toCellText(read(row)).slice(0, Math.max(0, room.left));
    room.left -= text.length;
    parts.push(text);
    ends[row] = end += text.length;
  }
  return { type: 'text', name, text: parts.join(''), ends };
}

function toCellText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, OUTPUT_LIMITS.tableCellCharacters);
  const node = encodeValue(value);
  const text = node.type === 'primitive' || node.type === 'function' ? node.text : node.type === 'tensor' ? `Tensor [${node.tensor.shape.join(', ')}]` : node.type === 'cut' ? `… ${node.reason}` : node.preview;
  return text.slice(0, OUTPUT_LIMITS.tableCellCharacters);
}
