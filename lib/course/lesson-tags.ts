/**
 * The tags a lesson may use, and the literal attributes of each: an attribute is text or stands alone, never `{code}`.
 * To add a tag: one entry here, one component of the same name in `app/_components/mdx.tsx` (the compiler asks for it).
 */
import { z } from 'zod';
import { describeBinding, isBinding, type BoundFigureName } from './bindings.ts';
import { KEBAB_CASE } from './course-schema.ts';

export interface LessonTag {
  /** what it shows or does, one sentence for its author */
  readonly about: string;
  readonly attributes: z.ZodObject;
  /** `block`: on lines of its own; `inline`: inside a sentence */
  readonly place: 'block' | 'inline';
  /** `none`: `<Tag />`; `blocks`: paragraphs, lists, code; `text`: words */
  readonly content: 'none' | 'blocks' | 'text';
}

const noAttributes = z.strictObject({});
/** `bind` shares numbers with the notebook's code; without it the figure stands alone. That cells set the names is checked later. */
const bindable = (figure: BoundFigureName) => z.strictObject({ bind: z.string().refine((bind) => isBinding(figure, bind), describeBinding(figure)).optional() });
const kebabCase = z.string().regex(KEBAB_CASE, 'lower-case words joined by "-"');

/** Components, by name. */
export const LESSON_COMPONENTS = {
  Callout: {
    about: 'A boxed remark: a note, a warning, or something to try, which says what to change and what to look for.',
    attributes: z.strictObject({ kind: z.enum(['note', 'warning', 'try']), title: z.string().min(1).max(80).optional() }),
    place: 'block',
    content: 'blocks',
  },
  Exercise: { about: 'An exercise of this lesson, by the name of its folder.', attributes: z.strictObject({ id: kebabCase }), place: 'block', content: 'none' },
  BackpropStepper: { about: 'One step of backpropagation through a small network, number by number, forward and back.', attributes: bindable('BackpropStepper'), place: 'block', content: 'none' },
  ActivationCurves: { about: 'One activation function at a time with its slope: move the input, watch output and slope.', attributes: bindable('ActivationCurves'), place: 'block', content: 'none' },
  FruitPlane: { about: 'Oranges and watermelons in the plane of two features, with the border that each of four classifiers draws.', attributes: noAttributes, place: 'block', content: 'none' },
  LearningPlane: { about: 'One neuron learning from points of a plane, step by step: its border moves, its mistakes are counted.', attributes: bindable('LearningPlane'), place: 'block', content: 'none' },
  DescentPaths: { about: 'Four optimisers on one surface: the same start, the same learning rate, four paths.', attributes: bindable('DescentPaths'), place: 'block', content: 'none' },
  EpochBatches: { about: 'A thousand examples, cut into batches: which are used in which iteration, and when an epoch is over.', attributes: noAttributes, place: 'block', content: 'none' },
  HyperparameterSearch: { about: 'Grid, random and Bayesian search for a learning rate and a number of neurons.', attributes: noAttributes, place: 'block', content: 'none' },
  OverfitCurve: { about: 'Noisy points, a polynomial of any degree through them, a penalty, and the error on points it has not seen.', attributes: noAttributes, place: 'block', content: 'none' },
  ThresholdRoc: { about: 'Scores, a threshold to move, the confusion matrix it makes, and its place on the ROC curve.', attributes: noAttributes, place: 'block', content: 'none' },
  TapeDebugger: { about: "A small program's tape, walked forward and backward one line at a time.", attributes: noAttributes, place: 'block', content: 'none' },
  SupervisedLoop: { about: 'Supervised training on four fruits: estimates, squared errors and the loss, iteration by iteration.', attributes: noAttributes, place: 'block', content: 'none' },
  Playground: { about: 'A network to tinker with: its data, inputs, layers and rates.', attributes: noAttributes, place: 'block', content: 'none' },
  VanishingGradients: { about: 'Signals and gradients of a freshly drawn network, layer by layer, and four remedies to switch on.', attributes: noAttributes, place: 'block', content: 'none' },
  PerceptronTable: { about: 'A perceptron with its truth table; the reader moves weights and threshold.', attributes: bindable('PerceptronTable'), place: 'block', content: 'none' },
} as const satisfies Record<string, LessonTag>;

/** HTML for which Markdown has no sign. */
export const LESSON_HTML = {
  abbr: { about: 'A short form; its title has the words in full.', attributes: z.strictObject({ title: z.string().min(1) }), place: 'inline', content: 'text' },
  br: { about: 'A line break.', attributes: noAttributes, place: 'inline', content: 'none' },
  dfn: { about: 'The place where a term is defined.', attributes: noAttributes, place: 'inline', content: 'text' },
  kbd: { about: 'A key to press.', attributes: noAttributes, place: 'inline', content: 'text' },
  mark: { about: 'Words that stand out.', attributes: noAttributes, place: 'inline', content: 'text' },
  sub: { about: 'Below the line.', attributes: noAttributes, place: 'inline', content: 'text' },
  sup: { about: 'Above the line.', attributes: noAttributes, place: 'inline', content: 'text' },
  details: { about: 'A part that opens when its summary is pressed.', attributes: noAttributes, place: 'block', content: 'blocks' },
  summary: { about: 'The line that opens a <details>.', attributes: noAttributes, place: 'block', content: 'text' },
  figure: { about: 'A picture or table with a caption.', attributes: noAttributes, place: 'block', content: 'blocks' },
  figcaption: { about: 'The caption of a <figure>.', attributes: noAttributes, place: 'block', content: 'text' },
} as const satisfies Record<string, LessonTag>;

export type LessonComponentName = keyof typeof LESSON_COMPONENTS;
/** What a component of `app/_components/mdx.tsx` gets from the lesson's text. */
export type LessonComponentProps<Name extends LessonComponentName> = z.output<(typeof LESSON_COMPONENTS)[Name]['attributes']>;

const TAGS: ReadonlyMap<string, LessonTag> = new Map<string, LessonTag>(Object.entries({ ...LESSON_COMPONENTS, ...LESSON_HTML }));

/** Names of all tags, components first. */
export const LESSON_TAG_NAMES: readonly string[] = [...TAGS.keys()];

/** The tag of that name, or null when a lesson may not use it. */
export const selectOptionalTag = (name: string): LessonTag | null => TAGS.get(name) ?? null;
