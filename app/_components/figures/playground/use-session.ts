'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Point } from '#lib/ml/playground/data-sets.ts';
import { PlaygroundSession } from '#lib/ml/playground/session.ts';
import type { Settings } from '#lib/ml/playground/settings.ts';

/** ms of a frame that training may take; the rest is for drawing. */
const TRAINING_MS = 8;
/** ms between two redraws of the figure's numbers */
const NUMBERS_MS = 150;

export interface LossRecord {
  readonly epoch: number;
  readonly train: number;
  readonly test: number;
}

export interface RunningSession {
  readonly session: PlaygroundSession;
  /** at most `LOSSES_KEPT`, thinned out evenly */
  readonly losses: readonly LossRecord[];
  /** Calls back after each change of the network, at most once a frame; gives the way to end it. */
  readonly onFrame: (draw: () => void) => () => void;
  /** one batch */
  readonly step: () => void;
  /** the network was changed by hand */
  readonly changed: () => void;
}

const LOSSES_KEPT = 240;

/** A session that follows the settings and trains while `isPlaying`, an epoch in each frame. */
export function useSession(settings: Settings, own: readonly Point[], isPlaying: boolean, restarts: number): RunningSession {
  const { data, task, features, hidden, activation, trainPercent, noise, seed } = settings;
  const structure = JSON.stringify([data, task, features, hidden, activation, trainPercent, noise, seed, restarts]);
  // `structure` names everything that a session cannot change any more
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const session = useMemo(() => new PlaygroundSession(settings, own), [structure, own]);
  const [kept, setKept] = useState<{ readonly of: PlaygroundSession; readonly losses: readonly LossRecord[] } | null>(null);
  const draws = useRef(new Set<() => void>());

  const draw = useCallback(() => {
    for (const callback of draws.current) callback();
  }, []);
  const record = useCallback(() => {
    const now = { epoch: session.epoch, train: session.loss('train'), test: session.loss('test') };
    setKept((before) => ({ of: session, losses: thin([...(before?.of === session ? before.losses : []), now]) }));
  }, [session]);

  useEffect(() => session.retune(settings), [session, settings]);
  useEffect(() => {
    draw();
    const frame = requestAnimationFrame(record);
    return () => cancelAnimationFrame(frame);
  }, [session, draw, record]);

  useEffect(() => {
    if (!isPlaying) return undefined;
    let recordedAt = 0;
    let frame = requestAnimationFrame(function run(now) {
      // an epoch a frame can be followed with the eye; one that takes longer goes on in the next frame
      session.stepEpoch(() => performance.now() - now > TRAINING_MS);
      draw();
      if (now - recordedAt > NUMBERS_MS) {
        recordedAt = now;
        record();
      }
      frame = requestAnimationFrame(run);
    });
    return () => {
      cancelAnimationFrame(frame);
      record();
    };
  }, [isPlaying, session, draw, record]);

  const onFrame = useCallback((callback: () => void) => {
    draws.current.add(callback);
    return () => draws.current.delete(callback);
  }, []);
  const changed = useCallback(() => {
    draw();
    record();
  }, [draw, record]);
  const step = useCallback(() => {
    session.step();
    changed();
  }, [session, changed]);
  return { session, losses: kept?.of === session ? kept.losses : [], onFrame, step, changed };
}

/** Every other record goes when there are too many, but never the last. */
const thin = (losses: readonly LossRecord[]): readonly LossRecord[] => (losses.length <= LOSSES_KEPT ? losses : losses.filter((_, index) => index % 2 === 0 || index === losses.length - 1));
