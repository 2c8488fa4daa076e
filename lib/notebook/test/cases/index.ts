/** Cell → program, by example. Every case runs with shared and with local variables (compile-cell.test.ts). */
import { ACROSS_CELLS } from './across-cells.ts';
import { AWAITING } from './awaiting.ts';
import { CLASSES } from './classes.ts';
import { FUNCTIONS } from './functions.ts';
import { MODULES } from './modules.ts';
import { NAMES } from './names.ts';
import { PATTERNS } from './patterns.ts';
import { RESULTS } from './results.ts';
import { STATEMENTS } from './statements.ts';
import { TEXT } from './text.ts';
import { TYPES } from './types.ts';
import { USING } from './using.ts';
import type { GoldenCase } from './golden-case.ts';

export { FAILURES } from './failures.ts';
export { REFUSALS } from './refusals.ts';

export const GOLDEN: Readonly<Record<string, readonly GoldenCase[]>> = {
  'across cells': ACROSS_CELLS,
  awaiting: AWAITING,
  classes: CLASSES,
  functions: FUNCTIONS,
  modules: MODULES,
  names: NAMES,
  patterns: PATTERNS,
  results: RESULTS,
  statements: STATEMENTS,
  text: TEXT,
  types: TYPES,
  using: USING,
};
