'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { LessonComponentProps } from '#lib/course/lesson-tags.ts';
import { backpropSteps } from '#lib/ml/backprop-steps.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { BoundNames } from '../binding/bound-names.tsx';
import { useAddress } from '../use-address.ts';
import { ExplainableFigure } from './explainable-figure.tsx';
import { ExplainPanel, sayExplanation } from './explain-panel.tsx';
import { NetworkDiagram } from './network-diagram.tsx';
import { BOUND_RANGES, followNumbers, numbersOf } from './bound-numbers.ts';
import { NumberGrid } from './number-grid.tsx';
import { Scrubber } from './scrubber.tsx';
import { sayStep, StepPanel } from './step-panel.tsx';
import { StepTable } from './step-table.tsx';
import { changeNumber, currentNetwork, decodeState, encodeState, INITIAL_STATE } from './stepper-state.ts';
import { Training } from './training.tsx';
import { useExplaining } from './use-explaining.ts';
import frame from '../frame.module.css';
import styles from './backprop-stepper.module.css';

/** Long enough to read a formula. */
const PLAY_MS = 2_200;

/** The 2-2-2 network of the lesson, walked through one computation at a time: forward, error, backward, update. */
export function BackpropStepper({ bind }: LessonComponentProps<'BackpropStepper'>) {
  const [state, setState] = useState(INITIAL_STATE);
  const [playing, setPlaying] = useState(false);
  const network = useMemo(() => currentNetwork(state), [state]);
  const steps = useMemo(() => backpropSteps(network), [network]);
  const last = steps.length - 1;
  const { position } = state;
  const step = steps[position];

  const figure = useRef<HTMLElement>(null);
  const explaining = useExplaining(network, state.updates, figure, () => setPlaying(false));
  const { explanation } = explaining;

  useAddress('backprop', encodeState(state), (code) => setState(decodeState(code, steps.length)));

  useEffect(() => {
    if (!playing) return;
    const timer = window.setTimeout(() => {
      if (position === last) setPlaying(false);
      else setState((now) => ({ ...now, position: Math.min(now.position + 1, last) }));
    }, PLAY_MS);
    return () => window.clearTimeout(timer);
  }, [playing, position, last]);

  const go = (to: number): void => {
    setPlaying(false);
    explaining.leave();
    setState((now) => ({ ...now, position: to }));
  };
  const trainMore = (more: number): void => {
    setPlaying(false);
    setState((now) => ({ ...now, updates: now.updates + more, position: more === 1 ? 0 : now.position }));
  };
  if (!step) return null;

  return (
    <ExplainableFigure explaining={explaining} place={figure} className={`${frame.frame} ${styles.figure}`} label="Backpropagation, step by step">
      <div className={styles.stage}>
        <NetworkDiagram network={network} steps={steps} position={position} />
        {explanation ? <ExplainPanel explanation={explanation} /> : <StepPanel step={step} position={position} count={steps.length} />}
      </div>
      <p className={styles.spoken} aria-live={playing ? 'off' : 'polite'} aria-atomic="true">
        {explanation ? sayExplanation(explanation) : sayStep(step, position, steps.length)}
      </p>

      <div className={styles.controls}>
        <Button size="sm" icon={<Icon name="back" />} onClick={() => go(position - 1)} disabled={position === 0}>
          Back
        </Button>
        <Button
          size="sm"
          icon={<Icon name={playing ? 'stop' : 'play'} />}
          onClick={() => {
            explaining.leave();
            if (!playing && position === last) setState((now) => ({ ...now, position: 0 }));
            setPlaying(!playing);
          }}
        >
          {playing ? 'Pause' : 'Play'}
        </Button>
        {position < last ? (
          <Button variant="primary" size="sm" onClick={() => go(position + 1)}>
            Next <Icon name="arrow" />
          </Button>
        ) : (
          <Button variant="primary" size="sm" onClick={() => trainMore(1)}>
            Next round <Icon name="arrow" />
          </Button>
        )}
        <Scrubber steps={steps} position={position} onGo={go} />
      </div>

      <Training start={state.start} updates={state.updates} onTrain={trainMore} />

      <details className={styles.more}>
        <summary>Change the numbers</summary>
        <NumberGrid network={network} onChange={(name, value) => setState((now) => changeNumber(now, name, value))} />
      </details>
      <details className={styles.more}>
        <summary>All {steps.length} steps as a table</summary>
        <StepTable steps={steps} position={position} onGo={go} />
      </details>
      <div className={styles.foot}>
        <Button
          variant="plain"
          size="sm"
          icon={<Icon name="reset" />}
          onClick={() => {
            setPlaying(false);
            explaining.leave();
            setState(INITIAL_STATE);
          }}
        >
          Reset
        </Button>
      </div>
      <BoundNames figure="BackpropStepper" bind={bind} ranges={BOUND_RANGES} values={numbersOf(network)} onFollow={(numbers) => setState((now) => followNumbers(now, numbers))} />
    </ExplainableFigure>
  );
}
