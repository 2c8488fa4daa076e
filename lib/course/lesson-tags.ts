/**
 * The tags a lesson may use, and the literal attributes of each: an attribute is text or stands alone, never `{code}`.
 * To add a tag: one entry here, one component of the same name in `app/_components/mdx.tsx` (the compiler asks for it).
 */
import { z } from 'zod';
import { describeBinding, isBinding, type BoundFigureName } from './bindings.ts';
import { KEBAB_CASE } from './course-schema.ts';

interface LessonTag {
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
  /** a boxed remark; `try` says what to change and what to look for */
  Callout: {
    attributes: z.strictObject({ kind: z.enum(['note', 'warning', 'try']), title: z.string().min(1).max(80).optional() }),
    place: 'block',
    content: 'blocks',
  },
  /** an exercise of this lesson, by the name of its folder */
  Exercise: { attributes: z.strictObject({ id: kebabCase }), place: 'block', content: 'none' },
  BackpropStepper: { attributes: bindable('BackpropStepper'), place: 'block', content: 'none' },
  ActivationCurves: { attributes: bindable('ActivationCurves'), place: 'block', content: 'none' },
  FruitPlane: { attributes: noAttributes, place: 'block', content: 'none' },
  LearningPlane: { attributes: bindable('LearningPlane'), place: 'block', content: 'none' },
  DescentPaths: { attributes: bindable('DescentPaths'), place: 'block', content: 'none' },
  EpochBatches: { attributes: noAttributes, place: 'block', content: 'none' },
  HyperparameterSearch: { attributes: noAttributes, place: 'block', content: 'none' },
  OverfitCurve: { attributes: noAttributes, place: 'block', content: 'none' },
  ThresholdRoc: { attributes: noAttributes, place: 'block', content: 'none' },
  TapeDebugger: { attributes: noAttributes, place: 'block', content: 'none' },
  SupervisedLoop: { attributes: noAttributes, place: 'block', content: 'none' },
  Playground: { attributes: noAttributes, place: 'block', content: 'none' },
  VanishingGradients: { attributes: noAttributes, place: 'block', content: 'none' },
  PerceptronTable: { attributes: bindable('PerceptronTable'), place: 'block', content: 'none' },
} as const satisfies Record<string, LessonTag>;

/** HTML for which Markdown has no sign. */
export const LESSON_HTML = {
  abbr: { attributes: z.strictObject({ title: z.string().min(1) }), place: 'inline', content: 'text' },
  br: { attributes: noAttributes, place: 'inline', content: 'none' },
  dfn: { attributes: noAttributes, place: 'inline', content: 'text' },
  kbd: { attributes: noAttributes, place: 'inline', content: 'text' },
  mark: { attributes: noAttributes, place: 'inline', content: 'text' },
  sub: { attributes: noAttributes, place: 'inline', content: 'text' },
  sup: { attributes: noAttributes, place: 'inline', content: 'text' },
  details: { attributes: noAttributes, place: 'block', content: 'blocks' },
  summary: { attributes: noAttributes, place: 'block', content: 'text' },
  figure: { attributes: noAttributes, place: 'block', content: 'blocks' },
  figcaption: { attributes: noAttributes, place: 'block', content: 'text' },
} as const satisfies Record<string, LessonTag>;

export type LessonComponentName = keyof typeof LESSON_COMPONENTS;
/** What a component of `app/_components/mdx.tsx` gets from the lesson's text. */
export type LessonComponentProps<Name extends LessonComponentName> = z.output<(typeof LESSON_COMPONENTS)[Name]['attributes']>;

const TAGS: ReadonlyMap<string, LessonTag> = new Map<string, LessonTag>(Object.entries({ ...LESSON_COMPONENTS, ...LESSON_HTML }));

/** Names of all tags, components first. */
export const LESSON_TAG_NAMES: readonly string[] = [...TAGS.keys()];

/** The tag of that name, or null when a lesson may not use it. */
export const selectOptionalTag = (name: string): LessonTag | null => TAGS.get(name) ?? null;
