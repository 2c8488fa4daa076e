'use client';

import { useId, useMemo, useState } from 'react';
import { formatNumber } from '#lib/ml/format-number.ts';
import { fitPolynomial } from '#lib/ml/polynomial-fit.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { useAddress } from '../use-address.ts';
import { ErrorChart } from './error-chart.tsx';
import { FitPlot } from './fit-plot.tsx';
import { decodeState, DEGREES, describeState, encodeState, fitsOf, INITIAL_STATE, movePoint, pointsOf, POWERS, SAMPLES, sayLambda, Y_RANGE } from './overfit-state.ts';
import frame from '../frame.module.css';
import styles from './overfit-curve.module.css';

/** Twelve noisy points, a polynomial of any degree through them, a penalty, and the error on points it has not seen. */
export function OverfitCurve() {
  const id = useId();
  const [state, setState] = useState(INITIAL_STATE);
  const [chosen, setChosen] = useState(5);
  const { degree, power, sample, moved } = state;
  const { training, validation } = useMemo(() => pointsOf({ sample, moved }), [sample, moved]);
  const fits = useMemo(() => fitsOf({ sample, moved, power }), [sample, moved, power]);
  const weights = useMemo(() => fits[degree]?.weights ?? fitPolynomial(training, 0), [fits, degree, training]);

  useAddress('fit', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={frame.frame} aria-label="Over- and underfitting">
      <div className={frame.stage}>
        <div>
          <FitPlot
            training={training}
            validation={validation}
            weights={weights}
            onMove={(index, height) => {
              setChosen(index);
              setState((now) => movePoint(now, index, height));
            }}
          />
          <p className={styles.legend}>
            <span data-kind="training">training points, drag them</span>
            <span data-kind="validation">validation points</span>
            <span data-kind="fit">the fit</span>
            <span data-kind="wave">the truth</span>
          </p>
        </div>
        <div>
          <ErrorChart fits={fits} degree={degree} />
          <div className={styles.fields}>
            <label htmlFor={`${id}-degree`}>degree</label>
            <input id={`${id}-degree`} type="range" {...DEGREES} value={degree} onChange={({ currentTarget }) => setState((now) => ({ ...now, degree: Number(currentTarget.value) }))} />
            <output>{degree}</output>
            <label htmlFor={`${id}-penalty`}>penalty λ</label>
            <input
              id={`${id}-penalty`}
              type="range"
              min={POWERS.min - 1}
              max={POWERS.max}
              value={power ?? POWERS.min - 1}
              aria-valuetext={sayLambda(power)}
              onChange={({ currentTarget }) => {
                const value = Number(currentTarget.value);
                setState((now) => ({ ...now, power: value < POWERS.min ? null : value }));
              }}
            />
            <output>{sayLambda(power)}</output>
            <label htmlFor={`${id}-point`}>point</label>
            <input id={`${id}-point`} type="range" min={1} max={training.x.length} value={chosen + 1} onChange={({ currentTarget }) => setChosen(Number(currentTarget.value) - 1)} />
            <output>{chosen + 1}</output>
            <label htmlFor={`${id}-height`}>its height</label>
            <input id={`${id}-height`} type="range" {...Y_RANGE} step={0.05} value={training.y[chosen] ?? 0} aria-valuetext={formatNumber(training.y[chosen] ?? 0, 2)} onChange={({ currentTarget }) => setState((now) => movePoint(now, chosen, Number(currentTarget.value)))} />
            <output>{formatNumber(training.y[chosen] ?? 0, 2)}</output>
          </div>
          <Button size="sm" onClick={() => setState((now) => ({ ...now, sample: (now.sample % SAMPLES) + 1, moved: [] }))}>
            Draw twelve other points
          </Button>
        </div>
      </div>
      <FigureFoot words={describeState(state, fits)} onReset={() => setState(INITIAL_STATE)} />
    </figure>
  );
}
