'use client';
import { useEffect, useRef, useState } from 'react';
import { playMelody } from '#lib/client/charts/play-melody.ts';
import { toMelody, whereHeard } from '#lib/client/charts/to-melody.ts';
import type { ReadablePoints } from './chart-shell.tsx';
import space from './chart-space.module.css';

interface ListeningProps {
  readonly points: ReadablePoints;
  /** it is over, or somebody stopped it */
  readonly onEnd: () => void;
}

/** Plays a chart while it is there, moves the marker along, and says which values became which pitches. */
export function Listening({ points, onEnd }: ListeningProps) {
  const [melody] = useState(() => toMelody(points.tracks(), points.log));
  const end = useRef(onEnd);
  const { reading } = points;

  useEffect(() => {
    end.current = onEnd;
  }, [onEnd]);

  useEffect(() => {
    if (!melody) return;
    let frame = 0;
    const playing = playMelody(melody, () => end.current());
    const follow = () => {
      reading.read(whereHeard(melody, playing.elapsed()), 'sound');
      frame = requestAnimationFrame(follow);
    };
    follow();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') playing.stop();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      cancelAnimationFrame(frame);
      reading.read(null, 'sound');
      playing.stop();
    };
  }, [melody, reading]);

  return <p className={space.summary}>{melody ? melody.caption : 'There is nothing to hear yet: the chart has no points.'}</p>;
}
