/** Losses of two weights, to walk down on: value and exact gradient, no tensors. */

export type SurfaceId = 'valley' | 'banana' | 'saddle' | 'two-bowls';

export interface Surface {
  readonly id: SurfaceId;
  readonly title: string;
  readonly words: string;
  readonly loss: (w1: number, w2: number) => number;
  /** writes (∂L/∂w1, ∂L/∂w2) into `out[0]` and `out[1]` */
  readonly gradient: (w1: number, w2: number, out: Float64Array) => void;
  /** the lowest loss there is */
  readonly least: number;
  /** losses of the contour lines, rising */
  readonly levels: readonly number[];
  /** where the figure starts */
  readonly start: readonly [w1: number, w2: number];
}

/** What the figure shows of every surface. */
export const VIEW = { w1: { min: -3, max: 3 }, w2: { min: -2, max: 2 } } as const;

/** Curvature of the valley along w1 and across it, along w2. */
export const VALLEY_CURVATURES = [1, 20] as const;
const [FLAT, STEEP] = VALLEY_CURVATURES;

const set = (out: Float64Array, d1: number, d2: number): void => {
  out[0] = d1;
  out[1] = d2;
};

/** Puts the bottom of the deeper bowl, at w1 = −1.50524, at a loss of 0. */
const TWO_BOWLS_LIFT = 1.58444057;

export const SURFACES: readonly Surface[] = [
  {
    id: 'valley',
    title: 'Long valley',
    words: 'Twenty times as steep across as along: L = ½ (w₁² + 20 w₂²).',
    loss: (w1, w2) => 0.5 * (FLAT * w1 * w1 + STEEP * w2 * w2),
    gradient: (w1, w2, out) => set(out, FLAT * w1, STEEP * w2),
    least: 0,
    levels: [0.1, 0.5, 1.5, 4, 8, 14, 22, 32],
    start: [-2.5, 1],
  },
  {
    id: 'banana',
    title: 'Bent valley',
    words: 'A valley with a bend, after Rosenbrock: L = ½ (1 − w₁)² + 2 (w₂ + 1 − ½ w₁²)².',
    loss: (w1, w2) => 0.5 * (1 - w1) ** 2 + 2 * (w2 + 1 - 0.5 * w1 * w1) ** 2,
    gradient: (w1, w2, out) => {
      const bend = w2 + 1 - 0.5 * w1 * w1;
      set(out, w1 - 1 - 4 * bend * w1, 4 * bend);
    },
    least: 0,
    levels: [0.1, 0.5, 1.5, 3, 6, 10, 16, 26],
    start: [-2, -1],
  },
  {
    id: 'saddle',
    title: 'Saddle',
    words: 'Flat in the middle, uphill one way and downhill the other: L = ½ w₁² − ½ w₂² + ¼ w₂⁴ + ¼.',
    loss: (w1, w2) => 0.5 * w1 * w1 - 0.5 * w2 * w2 + 0.25 * w2 ** 4 + 0.25,
    gradient: (w1, w2, out) => set(out, w1, w2 ** 3 - w2),
    least: 0,
    levels: [0.05, 0.15, 0.25, 0.5, 1, 2, 3, 4.5],
    start: [-2.5, 0.01],
  },
  {
    id: 'two-bowls',
    title: 'Two bowls',
    words: 'A shallow bowl on the right, a deeper one on the left: L = ¼ w₁⁴ − w₁² + 0.4 w₁ + w₂² + 1.58.',
    loss: (w1, w2) => 0.25 * w1 ** 4 - w1 * w1 + 0.4 * w1 + w2 * w2 + TWO_BOWLS_LIFT,
    gradient: (w1, w2, out) => set(out, w1 ** 3 - 2 * w1 + 0.4, 2 * w2),
    least: 0,
    levels: [0.1, 0.4, 0.8, 1.2, 1.6, 2.5, 4, 7],
    start: [2.6, 1.5],
  },
];
