'use client';

import { useId, useState } from 'react';
import { formatNumber } from '#lib/ml/format-number.ts';
import { aucOf, metricsOf } from '#lib/ml/threshold-metrics.ts';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { useAddress } from '../use-address.ts';
import { RocPlot } from './roc-plot.tsx';
import { ScoreLine } from './score-line.tsx';
import { changeModel, changeThreshold, countsOf, decodeState, describeState, encodeState, INITIAL_STATE, LABELS, MODELS } from './threshold-state.ts';
import frame from '../frame.module.css';
import styles from './threshold-roc.module.css';

/** Scores, a threshold to move, the confusion matrix it makes, and its place on the ROC curve. */
export function ThresholdRoc() {
  const id = useId();
  const [state, setState] = useState(INITIAL_STATE);
  const { model, threshold } = state;
  const { TP, FN, FP, TN } = countsOf(state);
  const metrics = metricsOf({ TP, FN, FP, TN });

  useAddress('threshold', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={frame.frame} aria-label="A threshold and its ROC curve">
      <ChoiceRow legend="Whose scores?" choices={MODELS} chosen={model.id} onChange={(chosen) => setState((now) => changeModel(now, chosen))} />
      <div className={styles.stage}>
        <div>
          <ScoreLine scores={model.scores} threshold={threshold} />
          <p className={styles.legend}>
            <span data-kind="ill">ill</span>
            <span data-kind="healthy">healthy</span>
            <span data-kind="wrong">on the wrong side</span>
          </p>
          <div className={styles.field}>
            <label htmlFor={id}>threshold</label>
            <input id={id} type="range" min={0} max={1} step={0.01} value={threshold} onChange={({ currentTarget }) => setState((now) => changeThreshold(now, Number(currentTarget.value)))} />
            <output htmlFor={id}>{formatNumber(threshold, 2, 'kept')}</output>
          </div>
          <table className={styles.matrix}>
            <caption className={styles.spoken}>Confusion matrix</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">called ill</th>
                <th scope="col">called healthy</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">is ill</th>
                <td>{TP}</td>
                <td data-wrong={FN > 0}>{FN}</td>
              </tr>
              <tr>
                <th scope="row">is healthy</th>
                <td data-wrong={FP > 0}>{FP}</td>
                <td>{TN}</td>
              </tr>
            </tbody>
          </table>
        </div>
        <div>
          <RocPlot scores={model.scores} now={metrics} />
          <p className={styles.auc}>AUC {formatNumber(aucOf(LABELS, model.scores), 3)}</p>
        </div>
      </div>
      <FigureFoot words={describeState(state)} onReset={() => setState(INITIAL_STATE)} />
    </figure>
  );
}
