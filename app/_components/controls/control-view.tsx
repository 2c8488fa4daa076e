'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { unreachable } from '#lib/base/invariant.ts';
import { setControl, stopControl } from '#lib/client/notebook/control-desk.ts';
import type { RawValue } from '#lib/notebook/controls/spec.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './controls.module.css';
import { DrawingPad } from './drawing-pad.tsx';
import { CheckboxField, SelectField, SliderField } from './choice-fields.tsx';
import { FileField } from './file-field.tsx';
import { NumberField, TextField } from './typed-fields.tsx';
import { WebcamField } from './webcam-field.tsx';

type ControlOutput = Extract<Output, { kind: 'control' }>;

/** ms after which a call of `onChange` is shown to be long, with a way to end it */
const LONG_CALL_MS = 500;

/** One control below a cell, with what there is to say about it. */
export function ControlView({ output }: { readonly output: ControlOutput }) {
  const { control, problem, phase } = output;
  const long = useLong(phase === 'working');
  const lost = phase === 'lost';
  return (
    <div className={styles.control} data-control={control.id} data-phase={phase}>
      <fieldset className={styles.fields} disabled={lost}>
        {drawControl(output, (raw) => setControl(control.id, raw))}
      </fieldset>
      {problem !== '' && (
        <p className={styles.problem} role="alert">
          <Icon name="alert" size={14} /> {problem}
        </p>
      )}
      {lost && <p className={`${styles.note} ${styles.lost}`}>Not connected: the kernel was started anew. Run this cell again to go on; what you set comes back.</p>}
      {long && (
        <p className={styles.note} role="status">
          Still working on this.{' '}
          <Button variant="plain" size="sm" icon={<Icon name="stop" size={14} />} onClick={stopControl}>
            Stop it
          </Button>
        </p>
      )}
    </div>
  );
}

function drawControl({ control: { spec }, value, phase }: ControlOutput, set: (raw: RawValue) => void): ReactNode {
  switch (spec.type) {
    case 'slider':
      return <SliderField spec={spec} value={Number(value)} onSet={set} />;
    case 'number':
      return <NumberField spec={spec} value={Number(value)} onSet={set} />;
    case 'select':
      return <SelectField spec={spec} value={Number(value)} onSet={set} />;
    case 'checkbox':
      return <CheckboxField label={spec.label} value={value === true} onSet={set} />;
    case 'text':
      return <TextField spec={spec} value={String(value)} onSet={set} />;
    case 'button':
      return (
        <Button variant="outline" disabled={phase === 'lost'} onClick={() => set(Number(value) + 1)}>
          {spec.label}
        </Button>
      );
    case 'drawing':
      return <DrawingPad spec={spec} value={value} onSet={set} />;
    case 'webcam':
      return <WebcamField spec={spec} value={value} lost={phase === 'lost'} onSet={set} />;
    case 'file':
      return <FileField spec={spec} value={value} onSet={set} />;
    default:
      return unreachable(spec);
  }
}

/** Whether something has been so for a while. */
function useLong(is: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLong(true), LONG_CALL_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [is]);
  return long;
}
