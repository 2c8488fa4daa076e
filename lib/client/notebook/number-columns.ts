/** Which columns of a table hold numbers: those stand under one another, units under units. */
import type { ValueNode } from '#lib/notebook/outputs.ts';

/** A number as cells print it: `-0.25`, `1e-7`, `2.5 %`, and what is no number any more. */
const NUMBER = /^[-−+]?(?:\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?(?: ?%)?|Infinity|NaN)$/;

/** A string without the quotes that it is written with. */
export const withoutQuotes = (text: string): string => text.replace(/^(['"`])([\s\S]*)\1$/, '$2');

/**
 * One answer for each column: true when its values are numbers, or text that is one; some may be missing, and up to half may be words in
 * place of a number, such as `never`.
 */
export function findNumberColumns(count: number, rows: readonly (readonly ValueNode[])[]): boolean[] {
  return Array.from({ length: count }, (_, column) => {
    const values = rows.flatMap((row) => row[column] ?? []).filter((value) => !isMissing(value));
    const numbers = values.filter(isNumber);
    return numbers.length > 0 && numbers.length * 2 >= values.length && values.every((value) => isNumber(value) || isWord(value));
  });
}

const isMissing = (value: ValueNode): boolean => value.type === 'primitive' && (value.of === 'null' || value.of === 'undefined');

const isNumber = (value: ValueNode): boolean =>
  value.type === 'primitive' && (value.of === 'number' || (value.of === 'string' && NUMBER.test(withoutQuotes(value.text))));

/** Text without a digit: `9 of 10` and `0 1 1` are no words, and stand as text does. */
const isWord = (value: ValueNode): boolean => value.type === 'primitive' && value.of === 'string' && !/\d/.test(value.text);
