'use client';

import { useMemo, useState } from 'react';
import { PROGRAMS } from '#lib/ml/tape-programs.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { NumberField } from '../number-field.tsx';
import { useAddress } from '../use-address.ts';
import { changeInput, changeProgram, decodeState, describeMoment, encodeState, INITIAL_STATE, INPUT_LIMIT, momentOf } from './debugger-state.ts';
import { TapeTable } from './tape-table.tsx';
import frame from '../frame.module.css';
import styles from './tape-debugger.module.css';

/** A small program's tape, walked forward and backward one line at a time. */
export function TapeDebugger() {
  const [state, setState] = useState(INITIAL_STATE);
  const moment = useMemo(() => momentOf(state), [state]);
  const position = Math.min(state.position, moment.last);
  const go = (to: number): void => setState((now) => ({ ...now, position: Math.min(Math.max(0, to), moment.last) }));

  useAddress('tape', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={frame.frame} aria-label="Tape debugger">
      <ChoiceRow legend="The program" choices={PROGRAMS} chosen={state.program.id} onChange={(id) => setState(changeProgram(id))} />
      <p className={styles.formula}>{state.program.formula}</p>
      <div className={styles.inputs}>
        {state.program.inputs.map(([name], k) => (
          <NumberField key={`${state.program.id}-${name}`} symbol={name} words={`${name}, input`} value={state.inputs[k] ?? 0} min={-INPUT_LIMIT} max={INPUT_LIMIT} onChange={(value) => setState((now) => changeInput(now, k, value))} />
        ))}
      </div>
      <TapeTable rows={moment.rows} />
      <div className={styles.controls}>
        <Button size="sm" icon={<Icon name="back" />} disabled={position === 0} onClick={() => go(position - 1)}>
          Back
        </Button>
        <Button variant="primary" size="sm" disabled={position === moment.last} onClick={() => go(position + 1)}>
          Next <Icon name="arrow" />
        </Button>
        <input type="range" className={styles.slider} min={0} max={moment.last} value={position} aria-label="Step" aria-valuetext={`${position + 1} of ${moment.last + 1}, ${moment.phase}`} onChange={({ currentTarget }) => go(Number(currentTarget.value))} />
        <output className={styles.phase} data-phase={moment.phase}>
          {moment.phase} {position + 1}/{moment.last + 1}
        </output>
      </div>
      <FigureFoot words={describeMoment(moment)} onReset={() => setState(INITIAL_STATE)} />
    </figure>
  );
}
