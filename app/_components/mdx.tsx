/**
 * The tags of a lesson, drawn. A lesson is data (`lib/course/lesson.ts`): nothing here evaluates anything, and a tag without a
 * component below is a type error. To add a tag: one entry in `lib/course/lesson-tags.ts`, one in `COMPONENTS`.
 */
import { toJsxRuntime, type Components, type Options } from 'hast-util-to-jsx-runtime';
import { Link } from './ui/link.tsx';
import type { ComponentType, ElementType, JSX, ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { invariant } from '#lib/base/invariant.ts';
import { FOLDED, isSiteLink, MARKUP_BOXES, type MarkupBox } from '#lib/course/lesson-markup.ts';
import type { LessonComponentName, LessonComponentProps } from '#lib/course/lesson-tags.ts';
import type { Lesson, PublicExercise } from '#lib/course/lesson.ts';
import { Callout } from './callout/callout.tsx';
import { Exercise } from './exercise/exercise.tsx';
import './figures/activation-curves/styles.ts';
import { ActivationCurves } from './figures/activation-curves/index.tsx';
import './figures/backprop-stepper/styles.ts';
import { BackpropStepper } from './figures/backprop-stepper/index.tsx';
import './figures/fruit-plane/styles.ts';
import { FruitPlane } from './figures/fruit-plane/index.tsx';
import './figures/learning-plane/styles.ts';
import { LearningPlane } from './figures/learning-plane/index.tsx';
import './figures/perceptron-table/styles.ts';
import { PerceptronTable } from './figures/perceptron-table/index.tsx';
import './figures/descent-paths/styles.ts';
import { DescentPaths } from './figures/descent-paths/index.tsx';
import './figures/epoch-batches/styles.ts';
import { EpochBatches } from './figures/epoch-batches/index.tsx';
import './figures/supervised-loop/styles.ts';
import { SupervisedLoop } from './figures/supervised-loop/index.tsx';
import './figures/hyperparameter-search/styles.ts';
import { HyperparameterSearch } from './figures/hyperparameter-search/index.tsx';
import './figures/overfit-curve/styles.ts';
import { OverfitCurve } from './figures/overfit-curve/index.tsx';
import './figures/tape-debugger/styles.ts';
import { TapeDebugger } from './figures/tape-debugger/index.tsx';
import './figures/playground/styles.ts';
import { Playground } from './figures/playground/index.tsx';
import './figures/threshold-roc/styles.ts';
import { ThresholdRoc } from './figures/threshold-roc/index.tsx';
import './figures/vanishing-gradients/styles.ts';
import { VanishingGradients } from './figures/vanishing-gradients/index.tsx';
import { Cell } from './notebook/cell.tsx';

type LessonComponents = {
  readonly [Name in Exclude<LessonComponentName, 'Exercise'>]: ComponentType<LessonComponentProps<Name> & { readonly children?: ReactNode }>;
};

/** Tags that need nothing but their attributes. */
const COMPONENTS: LessonComponents = {
  Callout,
  ActivationCurves,
  BackpropStepper,
  FruitPlane,
  LearningPlane,
  PerceptronTable,
  Playground,
  SupervisedLoop,
  DescentPaths,
  EpochBatches,
  HyperparameterSearch,
  TapeDebugger,
  OverfitCurve,
  ThresholdRoc,
  VanishingGradients,
};

export interface RenderOptions {
  /** `/build/<hash>`: where cells and exercises find their scripts */
  readonly assetBase: string;
  /** draws an exercise in another way than learners get it */
  readonly drawExercise?: (exercise: PublicExercise) => ReactNode;
  /** tags that the page has put into the tree itself */
  readonly tags?: Readonly<Record<string, ComponentType<{ readonly index: string }>>>;
  /** a key for a block by what it says, null for its place; without it all blocks are known by their places */
  readonly toKey?: (name: string, inside: string) => string | null;
}

/** Draws a lesson's text with its cells, figures and exercises, on the server. Goes inside `<Notebook>`, in a `.prose` element. */
export function renderLesson(lesson: Lesson, { assetBase, drawExercise, tags: own = {}, toKey = () => null }: RenderOptions): ReactNode {
  const cells = new Map(lesson.cells.map((cell) => [cell.id, cell]));
  const exercises = new Map(lesson.exercises.map((exercise) => [exercise.id, exercise]));

  /** A cell and an exercise are known by their ids, so they keep their state when another is put before them. */
  const drawWith =
    (create: typeof jsx): NonNullable<Options['jsx']> =>
    (type: ElementType, { [FOLDED]: html, ...props }, key) => {
      if (type === Cell) {
        const cell = cells.get(String(props['id']));
        invariant(cell, `the lesson ${lesson.slug} to have the cell ${String(props['id'])}`);
        return <Cell key={`cell ${cell.id}`} cell={cell} />;
      }
      if (type === Exercise) {
        const exercise = exercises.get(String(props['id']));
        invariant(exercise, `the lesson ${lesson.slug} to have the exercise ${String(props['id'])}`);
        if (drawExercise) return drawExercise(exercise);
        return <Exercise key={`exercise ${exercise.id}`} exercise={exercise} course={lesson.course} lesson={lesson.slug} lessonVersion={lesson.version} assetBase={assetBase} />;
      }
      if (typeof html !== 'string') return create(type, props, key);
      // the inside of a folded element as it is
      return create(type, { ...props, dangerouslySetInnerHTML: { __html: html } }, toKey(String(type), html) ?? key);
    };
  const tags: Readonly<Record<string, unknown>> = { ...COMPONENTS, Html, Cell, Exercise, ...own };

  const element: unknown = toJsxRuntime(lesson.tree, { Fragment, jsx: drawWith(jsx), jsxs: drawWith(jsxs), components: HTML, createEvaluater: () => createTagFinder(tags) });
  // the library's own type names a global JSX namespace that React no longer declares
  return element as ReactNode;
}

/** Finished markup of our own: a formula or the inside of a static code block. */
function Html({ as: Box, html }: { readonly as: MarkupBox; readonly html: string }) {
  return <Box {...MARKUP_BOXES[Box]} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** HTML elements that are drawn by a component. */
const HTML: Partial<Components> = {
  a: ({ href, children, ...props }: JSX.IntrinsicElements['a']) =>
    isSiteLink(href) ? (
      <Link {...props} href={href}>
        {children}
      </Link>
    ) : (
      <a {...props} href={href}>
        {children}
      </a>
    ),
};

/** Stands where an evaluator of JavaScript would: it knows the names of tags and refuses everything else. */
function createTagFinder(tags: Readonly<Record<string, unknown>>): ReturnType<NonNullable<Options['createEvaluater']>> {
  return {
    evaluateExpression(expression) {
      const tag = expression.type === 'Identifier' ? tags[expression.name] : undefined;
      invariant(tag, 'a lesson tree with the tags of lesson-tags.ts and no expression');
      return tag;
    },
    evaluateProgram() {
      throw new TypeError('Expected a lesson tree without programs');
    },
  };
}
