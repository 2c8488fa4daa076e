'use client';

import { useId, useMemo, useState } from 'react';
import { layerSizes } from '#lib/ml/deep-network.ts';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { useAddress } from '../use-address.ts';
import { ACTIVATION_CHOICES, decodeState, DEPTHS, describeState, encodeState, INITIAL_STATE, settingsOf, STARTS } from './gradients-state.ts';
import { LayerChart } from './layer-chart.tsx';
import frame from '../frame.module.css';
import styles from './vanishing-gradients.module.css';

/** Signals and gradients of a freshly drawn network, layer by layer, and four remedies to switch on. */
export function VanishingGradients() {
  const id = useId();
  const [state, setState] = useState(INITIAL_STATE);
  const sizes = useMemo(() => layerSizes(settingsOf(state)), [state]);

  useAddress('deep', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={frame.frame} aria-label="Signals and gradients, layer by layer">
      <div className={frame.stage}>
        <div>
          <LayerChart sizes={sizes} />
          <p className={styles.legend}>
            <span data-kind="gradients">gradients of the weights</span>
            <span data-kind="signals">signals</span>
            <span data-kind="healthy">gradients from 0.001 to 100</span>
          </p>
        </div>
        <div>
          <div className={styles.field}>
            <label htmlFor={id}>depth</label>
            <input id={id} type="range" {...DEPTHS} value={state.depth} aria-valuetext={`${state.depth} layers`} onChange={({ currentTarget }) => setState((now) => ({ ...now, depth: Number(currentTarget.value) }))} />
            <output htmlFor={id}>{state.depth}</output>
          </div>
          <div className={styles.choices}>
            <ChoiceRow legend="Activation" choices={ACTIVATION_CHOICES} chosen={state.activation} onChange={(activation) => setState((now) => ({ ...now, activation }))} />
            <ChoiceRow legend="First weights, by their gain" choices={STARTS} chosen={state.start} onChange={(start) => setState((now) => ({ ...now, start }))} />
          </div>
          <div className={styles.switches}>
            <label>
              <input type="checkbox" checked={state.normalise} onChange={({ currentTarget }) => setState((now) => ({ ...now, normalise: currentTarget.checked }))} />
              normalise the sums
            </label>
            <label>
              <input type="checkbox" checked={state.residual} onChange={({ currentTarget }) => setState((now) => ({ ...now, residual: currentTarget.checked }))} />
              residual connections
            </label>
          </div>
        </div>
      </div>
      <FigureFoot words={describeState(state, sizes)} onReset={() => setState(INITIAL_STATE)} />
    </figure>
  );
}
