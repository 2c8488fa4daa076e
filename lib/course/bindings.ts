/**
 * Figures that share numbers with the notebook's code: `<PerceptronTable bind="weights threshold" />`. What each name must hold, in the
 * order of the names. To bind another figure: an entry here, `bind` in `lesson-tags.ts`, `<BoundNames>` in the figure.
 */

/** One name that a figure takes. */
export interface BoundSlot {
  /** what the figure takes it for: `the threshold` */
  readonly words: string;
  /** numbers that it may hold as a list; null: it holds one number, not a list */
  readonly lengths: readonly number[] | null;
}

const number = (words: string): BoundSlot => ({ words, lengths: null });
const list = (words: string, ...lengths: readonly number[]): BoundSlot => ({ words, lengths });
const numbers = (...words: readonly string[]): readonly BoundSlot[] => words.map(number);

export const BOUND_FIGURES = {
  ActivationCurves: [number('the input z')],
  BackpropStepper: numbers('i1', 'i2', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'b1', 'b2', 't1', 't2', 'eta'),
  DescentPaths: numbers('the learning rate', 'w1 of the start', 'w2 of the start'),
  LearningPlane: [list('the weights', 2, 3), number('the bias')],
  PerceptronTable: [list('the weights', 3), number('the threshold')],
} as const satisfies Readonly<Record<string, readonly BoundSlot[]>>;

export type BoundFigureName = keyof typeof BOUND_FIGURES;

export const isBoundFigure = (name: string | null): name is BoundFigureName => name !== null && Object.hasOwn(BOUND_FIGURES, name);

const NAME = /^[A-Za-z_$][\w$]*$/;

/** The names of a `bind` attribute. */
export const splitNames = (bind: string): readonly string[] => bind.split(' ');

/** Whether a `bind` attribute names as many names as the figure takes, each once, one space between. */
export function isBinding(figure: BoundFigureName, bind: string): boolean {
  const names = splitNames(bind);
  return names.length === BOUND_FIGURES[figure].length && new Set(names).size === names.length && names.every((name) => NAME.test(name));
}

/** What a slot's name must hold: `a number`, `a list of 2 or 3 numbers`. */
export const sayShape = ({ lengths }: BoundSlot): string => (lengths === null ? 'a number' : `a list of ${lengths.join(' or ')} numbers`);

/** The rule of a figure's `bind`, for its author. */
export function describeBinding(figure: BoundFigureName): string {
  const slots: readonly BoundSlot[] = BOUND_FIGURES[figure];
  const names = slots.length === 1 ? 'one name' : `${slots.length} different names with one space between`;
  return `${names}: ${slots.map((slot) => `${slot.words} (${sayShape(slot)})`).join(', ')}`;
}
