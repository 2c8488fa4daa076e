/** What the figure of over- and underfitting remembers, how it is written into the address, and what it says in words. */
import { formatNumber } from '#lib/ml/format-number.ts';
import { noisyWave } from '#lib/ml/noisy-wave.ts';
import { fitPolynomial, rmseOf, type Points } from '#lib/ml/polynomial-fit.ts';

export interface OverfitState {
  readonly degree: number;
  /** λ = 10^power, or no penalty at all */
  readonly power: number | null;
  /** which twelve points were drawn */
  readonly sample: number;
  /** points that were dragged: index and new y */
  readonly moved: readonly (readonly [index: number, y: number])[];
}

export const POINT_COUNT = 12;
export const DEGREES = { min: 0, max: 11 } as const;
/** Of λ; one step below the lowest the slider means none. */
export const POWERS = { min: -6, max: 1 } as const;
export const Y_RANGE = { min: -2.2, max: 2.2 } as const;
/** There are as many samples as a link may ask for. */
export const SAMPLES = 99;
export const INITIAL_STATE: OverfitState = { degree: 11, power: null, sample: 1, moved: [] };

/** Seeds of validation points stand apart from those of training points. */
const VALIDATION_SEEDS = 100;

export function pointsOf({ sample, moved }: Pick<OverfitState, 'sample' | 'moved'>): { readonly training: Points; readonly validation: Points } {
  const training = noisyWave(POINT_COUNT, sample);
  for (const [index, y] of moved) training.y[index] = y;
  return { training, validation: noisyWave(POINT_COUNT, sample + VALIDATION_SEEDS) };
}

/** As the lesson's tables write it: `0.000001`, not 1.0000·10⁻⁶. */
export const sayLambda = (power: number | null): string => (power === null ? 'none' : lambdaOf(power).toFixed(Math.max(0, -power)));
export const lambdaOf = (power: number | null): number => (power === null ? 0 : 10 ** power);

export interface Fit {
  readonly weights: Float64Array;
  /** RMSE on the points it was fitted to, and on the others */
  readonly training: number;
  readonly validation: number;
}

/** The fit for every degree, at one penalty. */
export function fitsOf({ sample, moved, power }: Pick<OverfitState, 'sample' | 'moved' | 'power'>): readonly Fit[] {
  const { training, validation } = pointsOf({ sample, moved });
  return Array.from({ length: DEGREES.max + 1 }, (_, degree) => {
    const weights = fitPolynomial(training, degree, lambdaOf(power));
    return { weights, training: rmseOf(weights, training), validation: rmseOf(weights, validation) };
  });
}

/** A point to another height, on hundredths. */
export function movePoint(state: OverfitState, index: number, y: number): OverfitState {
  const height = Math.round(Math.min(Y_RANGE.max, Math.max(Y_RANGE.min, y)) * 100) / 100;
  return { ...state, moved: [...state.moved.filter(([other]) => other !== index), [index, height] as const].toSorted(([a], [b]) => a - b) };
}

/** `11_-3_1` and dragged points `p4_0.5`; `n` for no penalty. Null for the untouched figure. */
export function encodeState({ degree, power, sample, moved }: OverfitState): string | null {
  const code = [degree, power ?? 'n', sample, ...moved.map(([index, y]) => `p${index}_${y}`)].join('_');
  return code === `${INITIAL_STATE.degree}_n_${INITIAL_STATE.sample}` ? null : code;
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): OverfitState {
  const [, degree = '', power = '', sample = '', points = ''] = /^(\d{1,2})_(n|-?\d)_(\d{1,2})((?:_p\d{1,2}_-?\d(?:\.\d{1,2})?)*)$/.exec(code) ?? [];
  const isIn = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean => value >= min && value <= max;
  if (degree === '' || !isIn(Number(degree), DEGREES) || Number(sample) < 1) return INITIAL_STATE;
  const start: OverfitState = { degree: Number(degree), power: power === 'n' || !isIn(Number(power), POWERS) ? null : Number(power), sample: Number(sample), moved: [] };
  return [...points.matchAll(/_p(\d+)_([-\d.]+)/g)].reduce((state, [, index, y]) => (Number(index) < POINT_COUNT ? movePoint(state, Number(index), Number(y)) : state), start);
}

/** Errors this many times the least are called too large. */
const CLEARLY = 1.25;

/** Two numbers and what they mean. */
export function describeState({ degree, power }: OverfitState, fits: readonly Fit[]): string {
  const fit = fits[degree];
  if (!fit) return '';
  const penalty = power === null ? 'no penalty' : `λ = ${sayLambda(power)}`;
  const numbers = `Degree ${degree}, ${penalty}: error ${formatNumber(fit.training, 3)} on the training points, ${formatNumber(fit.validation, 3)} on the validation points.`;
  const least = fits.reduce((best, one) => (one.validation < best.validation ? one : best), fit);
  if (fit.validation <= least.validation * CLEARLY) return `${numbers} No degree does much better ${power === null ? 'without a penalty' : 'with this penalty'}.`;
  return fit.training < least.training ? `${numbers} Overfitting: it knows its points too well and the others badly.` : `${numbers} Underfitting: it is too stiff even for its own points.`;
}
