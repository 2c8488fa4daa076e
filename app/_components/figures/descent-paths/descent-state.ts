/** What the figure of the four optimisers remembers, how it is written into the address, and what it says in words. */
import { formatNumber } from '#lib/ml/format-number.ts';
import { descend, lossesOf, OPTIMISERS, type Optimiser, type OptimiserId } from '#lib/ml/optimisers.ts';
import { SURFACES, VIEW, type Surface, type SurfaceId } from '#lib/ml/surfaces.ts';

export interface DescentState {
  readonly surface: Surface;
  /** learning rate η of all four */
  readonly eta: number;
  readonly steps: number;
  readonly start: readonly [w1: number, w2: number];
  readonly hidden: readonly OptimiserId[];
}

/** Steps that the slider reaches; all are computed at once. */
export const MOST_STEPS = 200;
export const ETA_RANGE = { min: 0.001, max: 2 } as const;
/** Nearer than this to the lowest loss counts as arrived. */
export const ARRIVED = 0.01;

const [first] = SURFACES;
if (!first) throw new Error('Expected at least one surface in SURFACES');
export const INITIAL_STATE: DescentState = { surface: first, eta: 0.03, steps: 60, start: first.start, hidden: [] };

const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }): number => Math.min(max, Math.max(min, value));

/** Another surface, with the start its author chose. */
export function changeSurface(state: DescentState, id: SurfaceId): DescentState {
  const surface = SURFACES.find((one) => one.id === id) ?? state.surface;
  return { ...state, surface, start: surface.start };
}

/** The start within the picture, on hundredths. */
export const changeStart = (state: DescentState, w1: number, w2: number): DescentState => ({ ...state, start: [Math.round(clamp(w1, VIEW.w1) * 100) / 100, Math.round(clamp(w2, VIEW.w2) * 100) / 100] });

/** Learning rate and start as the notebook's code shares them. */
export const BOUND_RANGES = [ETA_RANGE, VIEW.w1, VIEW.w2] as const;
export const numbersOf = ({ eta, start }: DescentState): readonly (readonly number[])[] => [eta, ...start].map((value) => [value]);

/** The code's numbers as they are: rounded ones would go back to it. */
export function followNumbers(state: DescentState, numbers: readonly (readonly number[])[]): DescentState {
  const [eta = state.eta, w1 = state.start[0], w2 = state.start[1]] = numbers.flat();
  return { ...state, eta, start: [w1, w2] };
}

export const toggleOptimiser = (state: DescentState, id: OptimiserId): DescentState => ({ ...state, hidden: state.hidden.includes(id) ? state.hidden.filter((one) => one !== id) : [...state.hidden, id] });

/** The slider goes by powers of ten; a learning rate needs two digits. */
export const etaFromPower = (power: number): number => Number(clamp(10 ** power, ETA_RANGE).toPrecision(2));

/** `valley_0.03_60_-2.5_1` and the hidden ones. Null for the untouched figure. */
export function encodeState({ surface, eta, steps, start, hidden }: DescentState): string | null {
  const code = [surface.id, eta, steps, ...start, ...hidden].join('_');
  return code === [INITIAL_STATE.surface.id, INITIAL_STATE.eta, INITIAL_STATE.steps, ...INITIAL_STATE.start].join('_') ? null : code;
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): DescentState {
  const [id, ...rest] = code.split('_');
  const surface = SURFACES.find((one) => one.id === id) ?? INITIAL_STATE.surface;
  const read = (index: number, { min, max }: { readonly min: number; readonly max: number }, otherwise: number): number => {
    const text = rest[index] ?? '';
    const value = text === '' ? Number.NaN : Number(text);
    return value >= min && value <= max ? value : otherwise;
  };
  return {
    surface,
    eta: read(0, ETA_RANGE, INITIAL_STATE.eta),
    steps: Math.round(read(1, { min: 0, max: MOST_STEPS }, INITIAL_STATE.steps)),
    start: [read(2, VIEW.w1, surface.start[0]), read(3, VIEW.w2, surface.start[1])],
    hidden: OPTIMISERS.map(({ id: name }) => name).filter((name) => rest.slice(4).includes(name)),
  };
}

/** One optimiser's walk on the chosen surface. */
export interface Walk {
  readonly optimiser: Optimiser;
  /** w1, w2 of every step up to MOST_STEPS, NaN after it diverged */
  readonly path: Float64Array;
  readonly losses: Float64Array;
  /** first step that is near the lowest loss, null when none is */
  readonly arrival: number | null;
}

export function walksOf({ surface, eta, start }: Pick<DescentState, 'surface' | 'eta' | 'start'>): readonly Walk[] {
  return OPTIMISERS.map((optimiser) => {
    const path = descend(surface, optimiser.id, eta, start, MOST_STEPS);
    const losses = lossesOf(surface, path);
    const arrival = losses.findIndex((loss) => loss < surface.least + ARRIVED);
    return { optimiser, path, losses, arrival: arrival < 0 ? null : arrival };
  });
}

/** `0.0123`, or that it has flown off. */
export const sayLoss = (loss: number): string => (Number.isNaN(loss) ? 'flown off' : formatNumber(loss, 3));

/** Where all shown optimisers are, in one or two sentences. */
export function describeState({ surface, eta, steps, hidden }: DescentState, walks: readonly Walk[]): string {
  const shown = walks.filter(({ optimiser }) => !hidden.includes(optimiser.id));
  if (shown.length === 0) return 'All four paths are hidden.';
  const parts = shown.map(({ optimiser, losses }) => {
    const loss = losses[steps] ?? Number.NaN;
    return Number.isNaN(loss) ? `${optimiser.title} has flown off` : `${optimiser.title} is at ${sayLoss(loss)}`;
  });
  return `${surface.title}, η = ${formatNumber(eta, 4)}. The loss after ${steps} steps: ${parts.join(', ')}.`;
}
