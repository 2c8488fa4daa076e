/** The large parts of an output: they are handed over to the page, not copied, and a run may have only so many bytes of them. */
import type { Output } from './outputs.ts';

export function findBuffers(output: Output): ArrayBufferLike[] {
  switch (output.kind) {
    case 'image':
      return [output.pixels.buffer];
    case 'tensor':
      return output.block ? [output.block.values.buffer] : [];
    case 'columns':
      return output.columns.map((column) => (column.type === 'number' ? column.values.buffer : column.ends.buffer));
    default:
      return [];
  }
}

/** Bytes of an output's numbers, pixels and columns of text. */
export function countBytes(output: Output): number {
  const text = output.kind === 'columns' ? output.columns.reduce((sum, column) => sum + (column.type === 'text' ? column.text.length : 0), 0) : 0;
  return findBuffers(output).reduce((sum, { byteLength }) => sum + byteLength, text);
}
