/** What the loop remembers, how it is written into the address, and what it says in words. */
import { formatNumber } from '#lib/ml/format-number.ts';
import { classify, FRUITS, LABELS, MOMENTS, squaredErrors, squaredLoss, TEST_ESTIMATE, type Moment } from '#lib/ml/supervised-loop.ts';

/** Step 3 estimates, step 4 compares and changes the weights; the test comes after the last iteration. */
export type Phase = 'estimate' | 'compare' | 'test';

export interface LoopState {
  /** index in MOMENTS */
  readonly moment: number;
  readonly phase: Phase;
  /** estimates set by hand, null for those of the lectures */
  readonly own: readonly number[] | null;
}

export const INITIAL_STATE: LoopState = { moment: 0, phase: 'estimate', own: null };
const LAST = MOMENTS.length - 1;
const PHASES: readonly Phase[] = ['estimate', 'compare', 'test'];

const FIRST: Moment = { iteration: 0, estimates: LABELS.map(() => 0.5) };
export const momentOf = ({ moment }: LoopState): Moment => MOMENTS[moment] ?? FIRST;
export const estimatesOf = (state: LoopState): readonly number[] => state.own ?? momentOf(state).estimates;

/** The loop, one press at a time: estimate, compare, the next iteration, and the test at the end. Null when it is over. */
export function nextState({ moment, phase }: LoopState): LoopState | null {
  if (phase === 'estimate') return { moment, phase: 'compare', own: null };
  if (phase === 'test') return null;
  return moment < LAST ? { moment: moment + 1, phase: 'estimate', own: null } : { moment, phase: 'test', own: null };
}

/** Another estimate for one fruit; its error is what one wants to see then. */
export function changeEstimate(state: LoopState, index: number, value: number): LoopState {
  return { ...state, phase: 'compare', own: estimatesOf(state).map((estimate, k) => (k === index ? value : estimate)) };
}

/** `50_compare` or `2_compare_0.7_0.35_0.4_0.6`. Null for the untouched figure. */
export function encodeState(state: LoopState): string | null {
  if (state.moment === 0 && state.phase === 'estimate' && state.own === null) return null;
  return [momentOf(state).iteration, state.phase, ...(state.own ?? [])].join('_');
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): LoopState {
  const [iteration, phaseName, ...texts] = code.split('_');
  const moment = Math.max(0, MOMENTS.findIndex((one) => String(one.iteration) === iteration));
  const found = PHASES.find((name) => name === phaseName) ?? 'estimate';
  const numbers = texts.map((text) => (text === '' ? Number.NaN : Number(text)));
  const own = numbers.length === LABELS.length && numbers.every((value) => value >= 0 && value <= 1) ? numbers : null;
  const phase = found === 'test' && moment !== LAST ? 'compare' : found;
  return { moment, phase, own: phase === 'compare' ? own : null };
}

/** The state in one or two sentences. */
export function describeState(state: LoopState): string {
  const estimates = estimatesOf(state);
  const { iteration } = momentOf(state);
  const answers = estimates.map((estimate) => formatNumber(estimate, 2)).join(', ');
  switch (state.phase) {
    case 'estimate':
      return `Iteration ${iteration}, step 3: the network looks at the four fruits and answers ${answers}.`;
    case 'compare': {
      const errors = squaredErrors(LABELS, estimates);
      const worst = errors.indexOf(Math.max(...errors));
      const loss = `the squared errors add up to ${formatNumber(squaredLoss(LABELS, estimates), 4)}`;
      const where = `The largest share, ${formatNumber(errors[worst] ?? 0, 4)}, comes from fruit ${worst + 1}, the ${FRUITS[worst] ?? ''}.`;
      return state.own === null ? `Iteration ${iteration}, step 4: ${loss}. ${where} Now the weights are changed.` : `With your answers ${answers}, ${loss}. ${where}`;
    }
    case 'test':
      return `Test: an orange that was never shown before. The trained network answers ${TEST_ESTIMATE}, less than 0.5, so it says ${classify(TEST_ESTIMATE)}. The weights stay as they are.`;
  }
}
