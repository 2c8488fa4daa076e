'use client';

import { useId, useState } from 'react';
import { RULES } from '#lib/ml/perceptron.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useAddress } from '../use-address.ts';
import { changeRule, changeWeight, decodeState, describeRows, encodeState, INITIAL_STATE, rowsOf } from './perceptron-state.ts';
import { SliderField } from './slider-field.tsx';
import { SumLine } from './sum-line.tsx';
import { TruthRows } from './truth-rows.tsx';
import frame from '../frame.module.css';
import styles from './perceptron-table.module.css';

const WEIGHTS = [
  ['w1', 'weight 1, weather'],
  ['w2', 'weight 2, time'],
  ['w3', 'weight 3, partner'],
] as const;

/** One neuron with three inputs: weights and threshold to move, all eight rows held against a rule. */
export function PerceptronTable() {
  const id = useId();
  const [state, setState] = useState(INITIAL_STATE);
  const rows = rowsOf(state);
  const right = rows.every(({ output, target }) => output === target);

  useAddress('perceptron', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={`${frame.frame} ${styles.figure}`} aria-label="One neuron, eight cases">
      <fieldset className={styles.rules}>
        <legend>The rule it should follow</legend>
        {RULES.map((rule) => (
          <label key={rule.id} className={styles.rule}>
            <input type="radio" name={id} checked={state.rule === rule} onChange={() => setState((now) => changeRule(now, rule))} />
            <span>{rule.title}</span>
          </label>
        ))}
      </fieldset>
      <p className={styles.words}>{state.rule.words}</p>

      <div className={styles.stage}>
        <div className={styles.neuron}>
          <div className={styles.sliders}>
            {WEIGHTS.map(([symbol, words], k) => (
              <SliderField key={symbol} symbol={symbol} words={words} value={state.weights[k] ?? 0} onChange={(value) => setState((now) => changeWeight(now, k, value))} />
            ))}
            <SliderField symbol="T" words="T, threshold" value={state.threshold} onChange={(threshold) => setState((now) => ({ ...now, threshold }))} />
          </div>
          <SumLine rows={rows} threshold={state.threshold} />
          <p className={styles.legend}>
            <span data-wanted="1">should answer 1</span>
            <span>should answer 0</span>
            <span data-wrong="true">on the wrong side</span>
          </p>
        </div>
        <TruthRows rows={rows} />
      </div>

      <div className={styles.foot}>
        <p className={styles.verdict} data-right={right} aria-live="polite" aria-atomic="true">
          <Icon name={right ? 'check' : 'cross'} />
          <span>{describeRows(rows, state.threshold)}</span>
        </p>
        <Button variant="plain" size="sm" icon={<Icon name="reset" />} onClick={() => setState(INITIAL_STATE)}>
          Reset
        </Button>
      </div>
    </figure>
  );
}
