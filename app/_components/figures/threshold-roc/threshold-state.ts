/** What the figure of the threshold remembers, how it is written into the address, and what it says in words. */
import { formatNumber } from '#lib/ml/format-number.ts';
import { aucOf, countAt, metricsOf } from '#lib/ml/threshold-metrics.ts';

export type ModelId = 'lesson' | 'same' | 'perfect' | 'upside-down';

interface Model {
  readonly id: ModelId;
  readonly title: string;
  /** of the eight people, in the order of LABELS */
  readonly scores: readonly number[];
}

/** 1 = ill. */
export const LABELS: readonly number[] = [1, 1, 0, 1, 0, 0, 0, 0];
const [first, ...others]: readonly [Model, ...Model[]] = [
  { id: 'lesson', title: 'The lesson’s', scores: [0.9, 0.8, 0.7, 0.4, 0.3, 0.2, 0.15, 0.1] },
  { id: 'same', title: 'Everybody the same', scores: LABELS.map(() => 0.5) },
  { id: 'perfect', title: 'Perfect', scores: [0.9, 0.8, 0.4, 0.7, 0.3, 0.2, 0.15, 0.1] },
  { id: 'upside-down', title: 'Upside down', scores: [0.1, 0.2, 0.3, 0.6, 0.7, 0.8, 0.85, 0.9] },
];
export const MODELS: readonly Model[] = [first, ...others];

export interface ThresholdState {
  readonly model: Model;
  /** from this score on a person is called ill */
  readonly threshold: number;
}

export const INITIAL_STATE: ThresholdState = { model: first, threshold: 0.5 };

export const changeModel = (state: ThresholdState, id: ModelId): ThresholdState => ({ ...state, model: MODELS.find((one) => one.id === id) ?? state.model });
export const changeThreshold = (state: ThresholdState, threshold: number): ThresholdState => ({ ...state, threshold: Math.round(threshold * 100) / 100 });

/** `lesson_0.4`. Null for the untouched figure. */
export const encodeState = ({ model, threshold }: ThresholdState): string | null => (model === INITIAL_STATE.model && threshold === INITIAL_STATE.threshold ? null : `${model.id}_${threshold}`);

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): ThresholdState {
  const [id, text = ''] = code.split('_');
  const threshold = text === '' ? Number.NaN : Number(text);
  const model = MODELS.find((one) => one.id === id) ?? INITIAL_STATE.model;
  return changeThreshold({ ...INITIAL_STATE, model }, threshold >= 0 && threshold <= 1 ? threshold : INITIAL_STATE.threshold);
}

export const countsOf = ({ model, threshold }: ThresholdState) => countAt(LABELS, model.scores, threshold);

/** Counts, recall, alarms and the area, in words. */
export function describeState(state: ThresholdState): string {
  const counts = countsOf(state);
  const { precision, recall, f1 } = metricsOf(counts);
  const found = `From a score of ${formatNumber(state.threshold, 2)} on, ${counts.TP} of ${counts.TP + counts.FN} ill people are found and ${counts.FP} of ${counts.FP + counts.TN} healthy ones alarmed.`;
  return `${found} Precision ${formatNumber(precision, 3)}, recall ${formatNumber(recall, 3)}, F1 ${formatNumber(f1, 3)}. Whatever the threshold, AUC is ${formatNumber(aucOf(LABELS, state.model.scores), 3)}.`;
}
