/** How the arrangement of own cells is written down: one small JSON text, kept as a draft like every other text of a learner. */
import * as z from 'zod/mini'; // it travels to the page, and the whole of zod is ten times as large
import { NO_OWN_CELLS, type OwnCells } from './own-cells.ts';

/** The part of a draft's key behind `<course>/<lesson>/`. */
export const OWN_CELLS_KEY = 'own-cells';

/** What every id of an own cell looks like. */
export const OWN_ID = /^own-[a-z0-9]{4,12}$/;

const cell = z.strictObject({ id: z.string().check(z.regex(OWN_ID)), kind: z.enum(['code', 'text']), anchor: z.string(), side: z.enum(['before', 'after']) });
const ids = z.array(z.string());
const document = z.strictObject({
  version: z.literal(1),
  // limits are for making cells: what two devices made together may be more, and must stay readable
  cells: z.array(cell),
  bin: z.array(cell),
  foldedCode: ids,
  foldedOutput: ids,
});

/** An empty text is a notebook without own cells; null: it is not ours to read, so it must not be overwritten either. */
export function parseOwnCells(text: string): OwnCells | null {
  if (text === '') return NO_OWN_CELLS;
  try {
    const { success, data } = document.safeParse(JSON.parse(text));
    if (!success || new Set([...data.cells, ...data.bin].map(({ id }) => id)).size < data.cells.length + data.bin.length) return null;
    return { cells: data.cells, bin: data.bin, foldedCode: data.foldedCode, foldedOutput: data.foldedOutput };
  } catch {
    return null;
  }
}

export function writeOwnCells(own: OwnCells): string {
  const isEmpty = [own.cells, own.bin, own.foldedCode, own.foldedOutput].every((list) => list.length === 0);
  return isEmpty ? '' : JSON.stringify({ version: 1, ...own });
}
