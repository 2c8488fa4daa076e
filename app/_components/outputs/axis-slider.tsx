'use client';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './tensor-explorer.module.css';

interface AxisSliderProps {
  readonly axis: number;
  readonly length: number;
  readonly value: number;
  /** may be one beyond the last place, which is the first again */
  readonly onChange: (to: number) => void;
}

/** ms a slice stays while they play: below three a second, which nobody with a sensitivity to flashes need fear */
const PLAY_MS = 400;

/** Where the plane stands along one axis: by slider and keys, or playing. It plays only when it is told to. */
export function AxisSlider({ axis, length, value, onChange }: AxisSliderProps) {
  const id = useId();
  const [plays, setPlays] = useState(false);
  const next = useEffectEvent(() => onChange(value + 1));
  useEffect(() => {
    if (!plays) return;
    const timer = setInterval(next, PLAY_MS);
    return () => clearInterval(timer);
  }, [plays]);
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>Axis {axis}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={length - 1}
        value={value}
        aria-valuetext={`${value} of 0 to ${length - 1}`}
        onChange={({ target }) => {
          setPlays(false);
          onChange(Number(target.value));
        }}
      />
      <span className={styles.place} aria-hidden="true">
        {value} / {(length - 1).toLocaleString('en')}
      </span>
      <Button variant="plain" size="sm" icon={<Icon name={plays ? 'stop' : 'play'} size={14} />} aria-label={plays ? `Stop playing axis ${axis}` : `Play axis ${axis}`} onClick={() => setPlays(!plays)} />
    </div>
  );
}
