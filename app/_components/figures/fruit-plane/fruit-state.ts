/** What the figure remembers, how it is written into the address, and what it says in words. */
import { fitClassifier, type ClassifierId } from '#lib/ml/classifiers.ts';
import { drawFruits, FRUIT_RANGES, toUnitSample, type Fruit } from '#lib/ml/fruits.ts';
import type { Sample } from '#lib/ml/plane-learning.ts';
import type { Bounds, Score } from '#lib/ml/plane-region.ts';
import { decodeSamples, encodeSamples } from '../plane/encode-samples.ts';

export type SetId = 'sixteen' | 'green';

export interface FruitState {
  readonly set: SetId;
  /** the set's own fruits, or where the reader moved them: x1 radius in cm, x2 hue in degrees */
  readonly samples: readonly Sample[];
  readonly classifier: ClassifierId;
  /** neighbours that vote */
  readonly k: number;
  /** what a point inside the margin of the SVM costs */
  readonly C: number;
  /** whether the test fruits are drawn */
  readonly isTesting: boolean;
}

export const BOUNDS: Bounds = { left: FRUIT_RANGES.radius[0], right: FRUIT_RANGES.radius[1], bottom: FRUIT_RANGES.hue[0], top: FRUIT_RANGES.hue[1] };

/** Seeds of the fruits that train and of those that test: the lesson's cells draw the same. */
const SEEDS = { train: 9, test: 12 } as const;
const COUNTS = { train: 16, test: 200 } as const;

const toSample = ({ radius, hue, label }: Fruit): Sample => ({ x1: radius, x2: hue, label });
const sixteen = drawFruits(COUNTS.train, SEEDS.train).map(toSample);
export const TEST_FRUITS: readonly Sample[] = drawFruits(COUNTS.test, SEEDS.test).map(toSample);
export const FRUIT_SETS: Readonly<Record<SetId, readonly Sample[]>> = {
  sixteen,
  green: [...sixteen, { x1: 5.8, x2: 105, label: 0 }, { x1: 6.4, x2: 95, label: 0 }],
};

export const SETS: readonly { readonly id: SetId; readonly title: string }[] = [
  { id: 'sixteen', title: 'Sixteen' },
  { id: 'green', title: 'and two green oranges' },
];
export const CLASSIFIERS: readonly { readonly id: ClassifierId; readonly title: string }[] = [
  { id: 'nearest', title: 'Nearest neighbour' },
  { id: 'knn', title: 'k nearest' },
  { id: 'linear', title: 'Linear' },
  { id: 'svm', title: 'Linear SVM' },
];
const toChoices = (values: readonly number[]) => values.map((value) => ({ id: String(value), title: String(value) }));
export const K_CHOICES = toChoices([3, 5, 9]);
export const C_CHOICES = toChoices([1, 10, 1000]);

export const INITIAL_STATE: FruitState = { set: 'sixteen', samples: sixteen, classifier: 'nearest', k: 3, C: 10, isTesting: false };

export const changeSet = (state: FruitState, set: SetId): FruitState => ({ ...state, set, samples: FRUIT_SETS[set] });

export const changeSample = (state: FruitState, index: number, change: Partial<Sample>): FruitState => ({
  ...state,
  samples: state.samples.map((sample, i) => (i === index ? { ...sample, ...change } : sample)),
});

const write = ({ set, samples, classifier, k, C, isTesting }: FruitState): string => {
  const moved = encodeSamples(samples);
  return [set, classifier, k, C, isTesting ? 1 : 0, ...(moved === encodeSamples(FRUIT_SETS[set]) ? [] : [moved])].join('_');
};

/** `green_svm_3_10_1`: set, classifier, k, C, testing; then the fruits where they were moved. Null for the untouched figure. */
export function encodeState(state: FruitState): string | null {
  const code = write(state);
  return code === write(INITIAL_STATE) ? null : code;
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): FruitState {
  const [set, classifier, k, C, testing, points] = code.split('_');
  const id = SETS.find((item) => item.id === set)?.id ?? INITIAL_STATE.set;
  return {
    set: id,
    samples: decodeSamples(points, FRUIT_SETS[id], BOUNDS),
    classifier: CLASSIFIERS.find((item) => item.id === classifier)?.id ?? INITIAL_STATE.classifier,
    k: Number(K_CHOICES.find((item) => item.id === k)?.id ?? INITIAL_STATE.k),
    C: Number(C_CHOICES.find((item) => item.id === C)?.id ?? INITIAL_STATE.C),
    isTesting: testing === '1',
  };
}

/** The classifier in the units of the fruits. Radius counts in units of 10 cm and hue in units of 100 degrees, so that a distance treats them alike. */
export function fitTo({ samples, classifier, k, C }: FruitState): Score {
  const toUnit = (radius: number, hue: number, label: 0 | 1 = 0): Sample => toUnitSample({ radius, hue, label });
  const { score } = fitClassifier(classifier, samples.map(({ x1, x2, label }) => toUnit(x1, x2, label)), { k, C });
  return (radius, hue) => {
    const { x1, x2 } = toUnit(radius, hue);
    return score(x1, x2);
  };
}

export const findWrong = (score: Score, samples: readonly Sample[]): readonly number[] => samples.flatMap(({ x1, x2, label }, i) => ((score(x1, x2) > 0 ? 1 : 0) === label ? [] : [i]));

const HOW: Readonly<Record<ClassifierId, string>> = {
  nearest: 'Each place belongs to the class of its nearest fruit.',
  knn: 'Each place belongs to the class that wins the vote of its nearest fruits.',
  linear: 'One straight border, pulled by every fruit, near or far.',
  svm: 'One straight border with the widest margin (dashed) that the price of fruits inside it allows; fruits outside it do not count.',
};

/** A score that changes by less than this over a cm or a degree does not change with it. */
const FLAT = 1e-9;
/** A fruit that holds the margin in place is on its edge but for what the fit left over, in units of the score. */
const EDGE = 0.02;

/** How a plane of scores falls: what a cm and what a degree add, and the score at 0 cm and 0 degrees. */
const slopesOf = (score: Score) => ({ at0: score(0, 0), perCm: score(1, 0) - score(0, 0), perDegree: score(0, 1) - score(0, 0) });

/** Where a straight border enters and leaves the picture, for those who do not see it. */
function describeBorder(score: Score): string {
  const { at0, perCm, perDegree } = slopesOf(score);
  const { left, right, bottom, top } = BOUNDS;
  const sides = Math.abs(perDegree) < FLAT ? [] : [left, right].map((radius) => [radius, -(at0 + perCm * radius) / perDegree] as const).filter(([, hue]) => hue >= bottom && hue <= top);
  const ends = Math.abs(perCm) < FLAT ? [] : [top, bottom].map((hue) => [-(at0 + perDegree * hue) / perCm, hue] as const).filter(([radius]) => radius > left && radius < right);
  const [from, to] = [...sides, ...ends].sort(([a], [b]) => a - b);
  if (!from || !to) return ' The border lies outside the picture.';
  const say = ([radius, hue]: readonly [number, number]): string => `${radius.toFixed(1)} cm and ${hue.toFixed(0)} degrees`;
  return ` The border runs from ${say(from)} to ${say(to)}.`;
}

/** How wide the margin is, in the feature it is narrower in, and who lies in it: a price changes both, often without a fruit changing sides. */
function describeMargin(score: Score, samples: readonly Sample[]): string {
  const { perCm, perDegree } = slopesOf(score);
  const inside = samples.filter(({ x1, x2 }) => Math.abs(score(x1, x2)) < 1 - EDGE).length;
  const fruits = `${inside} ${inside === 1 ? 'fruit lies' : 'fruits lie'} inside the margin`;
  const [byRadius, byHue] = [Math.abs(perCm) * (BOUNDS.right - BOUNDS.left), Math.abs(perDegree) * (BOUNDS.top - BOUNDS.bottom)];
  if (Math.max(byRadius, byHue) < FLAT) return ` ${fruits}.`;
  return ` ${fruits}, which reaches ${byRadius > byHue ? `${(1 / Math.abs(perCm)).toFixed(1)} cm` : `${(1 / Math.abs(perDegree)).toFixed(0)} degrees`} to either side.`;
}

export function describeState(state: FruitState, score: Score): string {
  const right = (samples: readonly Sample[]): string => `${samples.length - findWrong(score, samples).length} of ${samples.length}`;
  const test = state.isTesting ? ` Test fruits right: ${right(TEST_FRUITS)}.` : '';
  const border = state.classifier === 'linear' || state.classifier === 'svm' ? describeBorder(score) : '';
  const margin = state.classifier === 'svm' ? describeMargin(score, state.samples) : '';
  return `${HOW[state.classifier]}${border}${margin} Training fruits right: ${right(state.samples)}.${test}`;
}
