'use client';

import { useEffect, useMemo, useState } from 'react';
import type { LessonComponentProps } from '#lib/course/lesson-tags.ts';
import { SURFACES, VIEW } from '#lib/ml/surfaces.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { BoundNames } from '../binding/bound-names.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { NumberField } from '../number-field.tsx';
import { SliderField } from '../slider-field.tsx';
import { useAddress } from '../use-address.ts';
import { BOUND_RANGES, changeStart, changeSurface, decodeState, describeState, encodeState, ETA_RANGE, etaFromPower, followNumbers, INITIAL_STATE, MOST_STEPS, numbersOf, toggleOptimiser, walksOf } from './descent-state.ts';
import { PathTable } from './path-table.tsx';
import { SurfaceMap } from './surface-map.tsx';
import frame from '../frame.module.css';
import styles from './descent-paths.module.css';

/** Time between two steps of a path that is played, ms. */
const PLAY_MS = 60;

/** Four optimisers on one surface: the same start, the same learning rate, four paths. */
export function DescentPaths({ bind }: LessonComponentProps<'DescentPaths'>) {
  const [state, setState] = useState(INITIAL_STATE);
  const [playing, setPlaying] = useState(false);
  const { surface, eta, start, steps, hidden } = state;
  const walks = useMemo(() => walksOf({ surface, eta, start }), [surface, eta, start]);

  useAddress('descent', encodeState(state), (code) => setState(decodeState(code)));

  useEffect(() => {
    if (!playing) return;
    const timer = window.setTimeout(() => {
      if (steps >= MOST_STEPS) setPlaying(false);
      else setState((now) => ({ ...now, steps: Math.min(MOST_STEPS, now.steps + 1) }));
    }, PLAY_MS);
    return () => window.clearTimeout(timer);
  }, [playing, steps]);

  const play = (): void => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still) setState((now) => ({ ...now, steps: MOST_STEPS }));
    else if (!playing && steps >= MOST_STEPS) setState((now) => ({ ...now, steps: 0 }));
    setPlaying(!playing && !still);
  };
  const setStart = (w1: number, w2: number): void => setState((now) => changeStart(now, w1, w2));
  const setEta = (value: number): void => setState((now) => ({ ...now, eta: value }));

  return (
    <figure className={frame.frame} aria-label="Four optimisers on a surface">
      <ChoiceRow legend="The loss of two weights" choices={SURFACES} chosen={surface.id} onChange={(id) => setState((now) => changeSurface(now, id))} />
      <p className={styles.words}>{surface.words}</p>
      <div className={frame.stage}>
        <div>
          <SurfaceMap surface={surface} start={start} walks={walks.filter(({ optimiser }) => !hidden.includes(optimiser.id))} steps={steps} onStart={setStart} />
          <div className={styles.steps}>
            <Button size="sm" icon={<Icon name={playing ? 'stop' : 'play'} />} onClick={play}>
              {playing ? 'Pause' : 'Play'}
            </Button>
            <Button
              size="sm"
              disabled={steps >= MOST_STEPS}
              onClick={() => {
                setPlaying(false);
                setState((now) => ({ ...now, steps: now.steps + 1 }));
              }}
            >
              Step
            </Button>
            <input
              type="range"
              className={styles.slider}
              min={0}
              max={MOST_STEPS}
              value={steps}
              aria-label="Steps"
              onChange={({ currentTarget }) => {
                setPlaying(false);
                setState((now) => ({ ...now, steps: Number(currentTarget.value) }));
              }}
            />
            <output className={styles.count}>{steps} steps</output>
          </div>
        </div>
        <div>
          <PathTable walks={walks} steps={steps} hidden={hidden} onToggle={(id) => setState((now) => toggleOptimiser(now, id))} />
          <div className={styles.fields}>
            <div className={styles.row}>
              <NumberField symbol="η" words="η, learning rate" value={eta} {...ETA_RANGE} onChange={setEta} />
              <input
                type="range"
                className={styles.slider}
                min={Math.log10(ETA_RANGE.min)}
                max={Math.log10(ETA_RANGE.max)}
                step={0.05}
                value={Math.log10(eta)}
                aria-label="learning rate, slider"
                aria-valuetext={String(eta)}
                onChange={({ currentTarget }) => setEta(etaFromPower(Number(currentTarget.value)))}
              />
              <span className={styles.name} aria-hidden="true">
                rate
              </span>
            </div>
            <SliderField symbol="w1" words="w1, start" value={start[0]} {...VIEW.w1} step={0.1} onChange={(value) => setStart(value, start[1])} />
            <SliderField symbol="w2" words="w2, start" value={start[1]} {...VIEW.w2} step={0.1} onChange={(value) => setStart(start[0], value)} />
          </div>
        </div>
      </div>
      <FigureFoot
        words={playing ? 'Playing.' : describeState(state, walks)}
        onReset={() => {
          setPlaying(false);
          setState(INITIAL_STATE);
        }}
      />
      <BoundNames figure="DescentPaths" bind={bind} ranges={BOUND_RANGES} values={numbersOf(state)} onFollow={(numbers) => setState((now) => followNumbers(now, numbers))} />
    </figure>
  );
}
