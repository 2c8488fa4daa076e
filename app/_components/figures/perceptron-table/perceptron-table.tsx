'use client';

import { useState } from 'react';
import type { LessonComponentProps } from '#lib/course/lesson-tags.ts';
import { RULES } from '#lib/ml/perceptron.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { BoundNames } from '../binding/bound-names.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { SliderField } from '../slider-field.tsx';
import { useAddress } from '../use-address.ts';
import { changeRule, changeWeight, decodeState, describeRows, encodeState, followNumbers, INITIAL_STATE, LIMIT, numbersOf, rowsOf } from './perceptron-state.ts';
import { SumLine } from './sum-line.tsx';
import { TruthRows } from './truth-rows.tsx';
import frame from '../frame.module.css';
import styles from './perceptron-table.module.css';

/** Both ways, and how far one press moves a slider. */
const RANGE = { min: -LIMIT, max: LIMIT, step: 0.5 } as const;

/** Of weights and threshold that the code may share. */
const RANGES = [RANGE, RANGE];

const WEIGHTS = [
  ['w1', 'weight 1, weather'],
  ['w2', 'weight 2, time'],
  ['w3', 'weight 3, partner'],
] as const;

/** One neuron with three inputs: weights and threshold to move, all eight rows held against a rule. */
export function PerceptronTable({ bind }: LessonComponentProps<'PerceptronTable'>) {
  const [state, setState] = useState(INITIAL_STATE);
  const rows = rowsOf(state);
  const right = rows.every(({ output, target }) => output === target);

  useAddress('perceptron', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={`${frame.frame} ${styles.figure}`} aria-label="One neuron, eight cases">
      <ChoiceRow legend="The rule it should follow" choices={RULES} chosen={state.rule.id} onChange={(id) => setState((now) => changeRule(now, id))} />
      <p className={styles.words}>{state.rule.words}</p>

      <div className={styles.stage}>
        <div className={styles.neuron}>
          <div className={styles.sliders}>
            {WEIGHTS.map(([symbol, words], k) => (
              <SliderField key={symbol} {...RANGE} symbol={symbol} words={words} value={state.weights[k] ?? 0} onChange={(value) => setState((now) => changeWeight(now, k, value))} />
            ))}
            <SliderField {...RANGE} symbol="T" words="T, threshold" value={state.threshold} onChange={(threshold) => setState((now) => ({ ...now, threshold }))} />
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
      <BoundNames figure="PerceptronTable" bind={bind} ranges={RANGES} values={numbersOf(state)} onFollow={(numbers) => setState((now) => followNumbers(now, numbers))} />
    </figure>
  );
}
