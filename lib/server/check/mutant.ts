/** A changed copy of a solution that ought to be wrong: checks that give it full marks would give them to a learner's mistake, too. */

/** The mistakes that are tried, in words for the author. */
export const MUTANT_KINDS = {
  term: 'a dropped term or bias',
  factor: 'a dropped factor or power',
  mean: 'a forgotten mean',
  sign: 'a wrong sign',
  axes: 'swapped axes',
  'off-by-one': 'off by one',
  boundary: 'a boundary on the wrong side',
  branch: 'a branch always or never taken',
  sum: 'a sum that keeps only its last term',
  function: 'a forgotten or exchanged function',
  number: 'a wrong number',
  order: 'a forgotten order',
  copy: 'a forgotten copy',
  constant: 'a constant answer',
  table: 'a look-up table of the visible inputs',
  dtype: 'a wrong dtype',
  arguments: 'a changed argument',
  random: 'an answer that depends on luck',
} as const;
export type MutantKind = keyof typeof MUTANT_KINDS;

export interface Mutant {
  readonly kind: MutantKind;
  /** place in solution.ts, from 1 */
  readonly line: number;
  readonly column: number;
  /** `x <= 125 -> x < 125`, spaces joined; together with the line it names the mutant in exercise.json */
  readonly change: string;
  /** one small change at one place; false: something was put around a whole function */
  readonly isEdit: boolean;
  /** the whole changed program, JavaScript */
  readonly code: string;
}

/** One space for any run of them. */
export const joinSpaces = (text: string): string => text.replace(/\s+/g, ' ').trim();
