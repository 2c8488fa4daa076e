'use client';

import { useState } from 'react';
import type { LessonComponentProps } from '#lib/course/lesson-tags.ts';
import type { Activation } from '#lib/ml/activations.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { BoundNames } from '../binding/bound-names.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { MathText } from '../math-text.tsx';
import { SliderField } from '../slider-field.tsx';
import { useAddress } from '../use-address.ts';
import { changeLogit, CHOICES, decodeState, describeState, encodeState, INITIAL_STATE, LIMIT, optionalActivation } from './activation-state.ts';
import { CurvePlot } from './curve-plot.tsx';
import { SoftmaxShares } from './softmax-shares.tsx';
import frame from '../frame.module.css';
import styles from './activation-curves.module.css';

/** Both ways, and how far one press moves a slider. */
const RANGE = { min: -LIMIT, max: LIMIT, step: 0.1 } as const;

/** One activation function at a time with its slope: move the input, watch output and slope. */
export function ActivationCurves({ bind }: LessonComponentProps<'ActivationCurves'>) {
  const [state, setState] = useState(INITIAL_STATE);
  const activation = optionalActivation(state.shown);
  const setZ = (z: number): void => setState((now) => ({ ...now, z }));

  useAddress('activation', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={`${frame.frame} ${styles.figure}`} aria-label="Activation functions and their slopes">
      <ChoiceRow legend="The function" choices={CHOICES} chosen={state.shown} onChange={(shown) => setState((now) => ({ ...now, shown }))} />
      {activation ? (
        <div className={styles.stage}>
          <div>
            <CurvePlot activation={activation} z={state.z} onChange={setZ} />
            <p className={styles.legend}>
              <span data-line="value">output</span>
              <span data-line="slope">slope (derivative)</span>
            </p>
          </div>
          <div className={styles.numbers}>
            <SliderField {...RANGE} symbol="z" words="z, input" value={state.z} onChange={setZ} />
            <Readings activation={activation} z={state.z} />
          </div>
        </div>
      ) : (
        <div className={styles.stage}>
          <div className={styles.numbers}>
            {state.logits.map((logit, k) => (
              <SliderField {...RANGE} key={k} symbol={`z${k + 1}`} words={`z${k + 1}, input ${k + 1}`} value={logit} onChange={(value) => setState((now) => changeLogit(now, k, value))} />
            ))}
          </div>
          <SoftmaxShares logits={state.logits} />
        </div>
      )}
      <FigureFoot words={describeState(state)} onReset={() => setState(INITIAL_STATE)} />
      <BoundNames figure="ActivationCurves" bind={bind} ranges={[RANGE]} values={[[state.z]]} onFollow={([[z = 0] = []]) => setZ(z)} />
    </figure>
  );
}

/** Layers of the chain in the last line. */
const LAYERS = 10;

function Readings({ activation, z }: { readonly activation: Activation; readonly z: number }) {
  const slope = activation.slope(z);
  return (
    <dl className={styles.readings}>
      <dt>
        output <MathText text="a(z)" />
      </dt>
      <dd data-line="value">{formatNumber(activation.value(z), 4)}</dd>
      <dt>slope a′(z)</dt>
      <dd data-line="slope">{formatNumber(slope, 4)}</dd>
      <dt>such a slope through {LAYERS} layers</dt>
      <dd data-line="slope">{formatNumber(slope ** LAYERS, 4)}</dd>
    </dl>
  );
}
