'use client';

import { useMemo, useState } from 'react';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { Plane } from '../plane/plane.tsx';
import { useAddress } from '../use-address.ts';
import { BOUNDS, C_CHOICES, changeSample, changeSet, CLASSIFIERS, decodeState, describeState, encodeState, findWrong, fitTo, INITIAL_STATE, K_CHOICES, SETS, TEST_FRUITS } from './fruit-state.ts';
import frame from '../frame.module.css';
import styles from './fruit-plane.module.css';

const RADIUS = { name: 'radius, cm', ticks: [2, 4, 6, 8, 10, 12] };
const HUE = { name: 'hue, degrees', ticks: [30, 60, 90, 120] };
const MARGIN = [-1, 1];
const PHASES = [
  { id: 'training', title: 'Training' },
  { id: 'testing', title: 'Testing' },
] as const;

/** Oranges and watermelons in the plane of two features, with the border that each of four classifiers draws between them. */
export function FruitPlane() {
  const [state, setState] = useState(INITIAL_STATE);
  const { samples, classifier, k, C, isTesting } = state;
  const score = useMemo(() => fitTo(state), [state]);
  const wrong = findWrong(score, samples);

  useAddress('fruits', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={`${frame.frame} ${styles.figure}`} aria-label="Four classifiers of oranges and watermelons">
      <div className={styles.choices}>
        <ChoiceRow legend="Classifier" choices={CLASSIFIERS} chosen={classifier} onChange={(id) => setState((now) => ({ ...now, classifier: id }))} />
        {classifier === 'knn' && <ChoiceRow legend="k, neighbours that vote" choices={K_CHOICES} chosen={String(k)} onChange={(id) => setState((now) => ({ ...now, k: Number(id) }))} />}
        {classifier === 'svm' && <ChoiceRow legend="C, price of being inside" choices={C_CHOICES} chosen={String(C)} onChange={(id) => setState((now) => ({ ...now, C: Number(id) }))} />}
      </div>
      <div className={styles.stage}>
        <Plane
          label="Fruits by radius and hue; in the shaded area the classifier says watermelon"
          bounds={BOUNDS}
          x={RADIUS}
          y={HUE}
          score={score}
          {...(classifier === 'svm' ? { levels: MARGIN } : {})}
          {...(isTesting ? { others: TEST_FRUITS } : {})}
          samples={samples.map((sample, index) => ({ ...sample, wrong: wrong.includes(index), current: false }))}
          classes={['orange', 'watermelon']}
          onMove={(index, x1, x2) => setState((now) => changeSample(now, index, { x1, x2 }))}
          onToggle={(index) => setState((now) => changeSample(now, index, { label: now.samples[index]?.label === 1 ? 0 : 1 }))}
        />
        <div className={styles.side}>
          <ChoiceRow legend="Training fruits" choices={SETS} chosen={state.set} onChange={(set) => setState((now) => changeSet(now, set))} />
          <ChoiceRow legend="Phase" choices={PHASES} chosen={isTesting ? 'testing' : 'training'} onChange={(id) => setState((now) => ({ ...now, isTesting: id === 'testing' }))} />
          <p className={styles.legend}>
            <span data-label="1">watermelon</span>
            <span data-label="0">orange</span>
            <span data-label="wrong">on the wrong side</span>
            {isTesting && <span data-label="test">small: test fruits</span>}
          </p>
        </div>
      </div>
      <FigureFoot words={describeState(state, score)} onReset={() => setState(INITIAL_STATE)} />
    </figure>
  );
}
