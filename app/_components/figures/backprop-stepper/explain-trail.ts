/** Which values are being explained, and how they are written into the page's address. */
import { formulaParts, VALUE_IDS, type ValueId } from '#lib/ml/backprop-values.ts';

/** From the value that was asked for first to the one shown now; each is a term of the one before. Empty: nothing is explained. */
export type Trail = readonly ValueId[];

/** `∂E/∂w5` as `dE.dw5`, `w5⁺` as `w5-new`: signs that an address shows as they are. */
const toWord = (id: ValueId): string => id.replaceAll('∂', 'd').replace('/', '.').replace('δ', 'delta').replace('η', 'eta').replace('⁺', '-new');
const IDS: ReadonlyMap<string, ValueId> = new Map(VALUE_IDS.map((id) => [toWord(id), id]));

const isTerm = (id: ValueId, of: ValueId): boolean => formulaParts(of).some((part) => part.id === id);

/** `E~E_o1~out_o1`; null when nothing is explained. */
export const encodeTrail = (trail: Trail): string | null => (trail.length === 0 ? null : trail.map(toWord).join('~'));

/** Reads an address as far as it makes sense. */
export function decodeTrail(code: string): Trail {
  const trail: ValueId[] = [];
  for (const word of code.split('~')) {
    const id = IDS.get(word);
    const above = trail.at(-1);
    if (id === undefined || (above !== undefined && !isTerm(id, above))) break;
    trail.push(id);
  }
  return trail;
}
