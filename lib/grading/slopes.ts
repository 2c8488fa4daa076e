/** Slopes by central differences, with an honest idea of how exact they are, also where a function has a corner. */

/** Gives the function's value with one component moved to `x`. */
export type Along = (x: number) => Promise<number>;

export interface Precision {
  /** relative size of one rounding error: 2^-24 for float32, 2^-53 for float64 */
  readonly epsilon: number;
  /** step for an argument of size 1; larger arguments move by as much more */
  readonly step: number;
}

/** The step balances rounding against curvature: the third root of epsilon. */
export const PRECISIONS = {
  float32: { epsilon: 2 ** -24, step: 5e-3 },
  float64: { epsilon: 2 ** -53, step: 1e-5 },
} as const satisfies Record<string, Precision>;

/** rounding errors that the function may pile up inside, in units of the last place of its value */
const ROUNDINGS = 16;

/** What differences tell about the derivative at one point. */
export interface Slope {
  /** the best single number, for messages */
  readonly value: number;
  /** every number in here is as good: at a corner the slopes of both sides and all between, elsewhere one number */
  readonly low: number;
  readonly high: number;
  /** how far differences may be off by rounding and curvature */
  readonly noise: number;
}

/** True when the claim agrees: at most `within` times the size of the slope away, beyond what differences cannot tell. */
export function agrees(claim: number, slope: Slope, within: number): boolean {
  const far = Math.max(slope.low - claim, claim - slope.high, 0);
  // NaN compares as false
  return Number.isFinite(claim) && far <= within * Math.max(Math.abs(claim), Math.abs(slope.value)) + slope.noise;
}

/** Two evaluations: enough where a claim agrees. */
export async function roughSlope(along: Along, at: number, { epsilon, step }: Precision): Promise<Slope> {
  const h = stepAt(at, step);
  const [above, below] = [await along(at + h), await along(at - h)];
  const value = (above - below) / (2 * h);
  return { value, low: value, high: value, noise: rounding(above, below, h, epsilon) };
}

/**
 * Five evaluations, where a claim does not agree with the rough slope: a smaller step tells curvature from error, and the two
 * one-sided slopes show a corner. On a smooth function they come together as the step shrinks; at a corner they stay apart.
 */
export async function exactSlope(along: Along, at: number, { epsilon, step }: Precision): Promise<Slope> {
  const h = stepAt(at, step);
  const k = h / 4;
  const [farAbove, farBelow, above, below, here] = [await along(at + h), await along(at - h), await along(at + k), await along(at - k), await along(at)];
  const [wide, narrow] = [(farAbove - farBelow) / (2 * h), (above - below) / (2 * k)];
  const wideGap = (farAbove - 2 * here + farBelow) / h;
  const [left, right] = [(here - below) / k, (above - here) / k];
  const noise = rounding(farAbove, farBelow, k, epsilon);
  // smooth: a quarter of the wide gap; a corner at the point: all of it
  if (Math.abs(right - left) > Math.max(0.4 * Math.abs(wideGap), 4 * noise)) {
    const [low, high] = [Math.min(left, right), Math.max(left, right)];
    // a small curvature on both sides moves them a little
    return { value: narrow, low, high, noise: noise + 0.1 * (high - low) };
  }
  // the error of central differences falls with the square of the step: what is left of it can be taken off
  const value = narrow + (narrow - wide) / 15;
  return { value, low: value, high: value, noise: noise + Math.abs(narrow - wide) };
}

/** A step whose ends are exact numbers, so that the distance divided by is the distance moved. */
function stepAt(at: number, step: number): number {
  const wanted = step * Math.max(1, Math.abs(at));
  return at + wanted - at;
}

function rounding(above: number, below: number, h: number, epsilon: number): number {
  return (ROUNDINGS * epsilon * Math.max(1, Math.abs(above), Math.abs(below))) / h;
}
