/** Which columns of a table are numbers, so that they can stand with their last digits under each other. */
import type { ValueNode } from '#lib/notebook/outputs.ts';

/** `-0.80`, `1,024`, `6.5e-14`, `0.281 ± 0.011`, `12 %`, with or without the quotes of a text: lessons round by `toFixed`, which gives texts. */
const ONE_NUMBER = String.raw`[-−+]?(?:\d[\d,]*(?:\.\d*)?|\.\d+|Infinity|NaN)(?:e[-+]?\d+)?`;
const NUMBER = new RegExp(String.raw`^(['"\`]?)${ONE_NUMBER}(?: ± ${ONE_NUMBER})?(?: ?%)?\1$`);

const isNumber = (value: ValueNode | undefined): boolean =>
  value?.type === 'primitive' && (value.of === 'number' || value.of === 'bigint' || (value.of === 'string' && NUMBER.test(value.text)));

/** For each column: whether at least half of its cells are numbers; a `never` among them does not count against it. */
export function findNumberColumns(columns: number, rows: readonly (readonly ValueNode[])[]): readonly boolean[] {
  return Array.from({ length: columns }, (_, column) => {
    const numbers = rows.filter((row) => isNumber(row[column])).length;
    return numbers > 0 && 2 * numbers >= rows.length;
  });
}
