'use client';

import { useEffect, useMemo, useState } from 'react';
import type { LessonComponentProps } from '#lib/course/lesson-tags.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { scoreOf, toFeatures } from '#lib/ml/plane-learning.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { BoundNames } from '../binding/bound-names.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { MathText } from '../math-text.tsx';
import { NumberField } from '../number-field.tsx';
import { Plane } from '../plane/plane.tsx';
import { useAddress } from '../use-address.ts';
import { HistoryLine } from './history-line.tsx';
import {
  addSteps, BOUNDS, changeSample, changeSet, changeTask, decodeState, describeState, encodeState, ETA_AT_MOST, FEATURE_MAPS, followNumbers, INITIAL_STATE, isOver, learnedBy, LEARNING_RULES, numbersOf, SETS, START_RANGE, stepsOfPass,
} from './learning-state.ts';
import frame from '../frame.module.css';
import styles from './learning-plane.module.css';

/** Slow enough to follow each step. */
const STEP_MS = 150;
const TICKS = [0, 1];
/** Of weights and bias that the code may share. */
const RANGES = [START_RANGE, START_RANGE];

/** One neuron learning from points of a plane, step by step: its border moves, its mistakes are counted. */
export function LearningPlane({ bind }: LessonComponentProps<'LearningPlane'>) {
  const [state, setState] = useState(INITIAL_STATE);
  const [isRunning, setRunning] = useState(false);
  const learned = useMemo(() => learnedBy(state), [state]);
  const { rule, features } = state;
  const { neuron, last, wrong } = learned;
  const over = isOver(state, learned);
  const score = useMemo(() => (x1: number, x2: number) => scoreOf(rule, neuron, toFeatures(features, x1, x2)), [rule, features, neuron]);

  useAddress('learning', encodeState(state), (code) => setState(decodeState(code)));

  const going = isRunning && !over;
  useEffect(() => {
    if (!going) return;
    const timer = window.setInterval(() => setState((now) => addSteps(now, 1)), STEP_MS);
    return () => window.clearInterval(timer);
  }, [going]);

  const change = (next: (now: typeof state) => typeof state): void => {
    setRunning(false);
    setState(next);
  };

  return (
    <figure className={`${frame.frame} ${styles.figure}`} aria-label="A neuron learns on a plane">
      <div className={styles.choices}>
        <ChoiceRow legend="Points" choices={SETS} chosen={state.set} onChange={(set) => change((now) => changeSet(now, set))} />
        <ChoiceRow legend="Rule" choices={LEARNING_RULES} chosen={rule} onChange={(id) => change((now) => changeTask(now, { rule: id }))} />
        <ChoiceRow legend="What the neuron sees" choices={FEATURE_MAPS} chosen={features} onChange={(id) => change((now) => changeTask(now, { features: id }))} />
      </div>
      <div className={styles.stage}>
        <Plane
          label="Points of class 0 and class 1; in the shaded area the neuron answers 1"
          bounds={BOUNDS}
          x={{ name: 'x1', ticks: TICKS }}
          y={{ name: 'x2', ticks: TICKS }}
          score={score}
          samples={state.samples.map((sample, index) => ({ ...sample, wrong: wrong.includes(index), current: last?.index === index }))}
          classes={['class 0', 'class 1']}
          onMove={(index, x1, x2) => setState((now) => changeSample(now, index, { x1, x2 }))}
          onToggle={(index) => setState((now) => changeSample(now, index, { label: now.samples[index]?.label === 1 ? 0 : 1 }))}
        />
        <div className={styles.side}>
          <p className={styles.legend}>
            <span data-label="1">class 1</span>
            <span data-label="0">class 0</span>
            <span data-label="wrong">on the wrong side</span>
          </p>
          <dl className={styles.numbers}>
            {neuron.weights.map((weight, j) => (
              <div key={j}>
                <dt>
                  <MathText text={`w${j + 1}`} />
                </dt>
                <dd>{formatNumber(weight, 3)}</dd>
              </div>
            ))}
            <div>
              <dt>
                <var>b</var>
              </dt>
              <dd>{formatNumber(neuron.bias, 3)}</dd>
            </div>
          </dl>
          <HistoryLine title={rule === 'adaline' ? 'Loss, step by step' : 'On the wrong side, pass by pass'} values={learned.history} />
          <div className={styles.eta}>
            <NumberField symbol="η" words="learning rate" value={state.eta} min={0} max={ETA_AT_MOST} aboveMin onChange={(eta) => change((now) => changeTask(now, { eta }))} />
          </div>
          <div className={styles.buttons}>
            <Button size="sm" disabled={over} onClick={() => change((now) => addSteps(now, 1))}>
              One step
            </Button>
            <Button size="sm" disabled={over} onClick={() => change((now) => addSteps(now, 10 * stepsOfPass(now)))}>
              10 passes
            </Button>
            <Button size="sm" variant="primary" disabled={over} icon={<Icon name={going ? 'stop' : 'play'} />} onClick={() => setRunning(!going)}>
              {going ? 'Pause' : 'Run'}
            </Button>
          </div>
        </div>
      </div>
      <FigureFoot words={describeState(state, learned)} quiet={going} onReset={() => change(() => INITIAL_STATE)} />
      <BoundNames figure="LearningPlane" bind={bind} ranges={RANGES} values={numbersOf(neuron)} onFollow={(numbers) => change((now) => followNumbers(now, numbers))} />
    </figure>
  );
}
