'use client';

import { useEffect, useState } from 'react';
import { forward, train, WORKED_EXAMPLE, type Network } from '#lib/ml/backprop.ts';
import { Button } from '#app/_components/ui/button.tsx';
import styles from './first-network.module.css';
import { LossCurve } from './loss-curve.tsx';
import { LAST_STEP, type LossPoint } from './loss-path.ts';
import { NetworkDrawing } from './network-drawing.tsx';

interface Walk {
  readonly network: Network;
  readonly steps: number;
  /** steps asked for; the drawing walks there frame by frame */
  readonly target: number;
}

const START: Walk = { network: WORKED_EXAMPLE, steps: 0, target: 0 };
/** One frame covers a twelfth of a decade, so that a walk looks even on the logarithmic axis. */
const FRAME_GROWTH = 10 ** (1 / 12);
const JUMPS = [1, 100, 10_000] as const;

const walkTo = (walk: Walk, steps: number): Walk => ({ ...walk, network: train(walk.network, steps - walk.steps), steps });
const count = (steps: number): string => `${steps.toLocaleString('en')} ${steps === 1 ? 'step' : 'steps'}`;

/** The 2-2-2 network of the backpropagation lesson, learning its one example here and now. */
export function FirstNetwork({ path }: { readonly path: readonly LossPoint[] }) {
  const [walk, setWalk] = useState(START);
  useEffect(() => {
    if (walk.steps >= walk.target) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = still ? walk.target : Math.min(walk.target, Math.ceil((walk.steps + 1) * FRAME_GROWTH));
    const frame = requestAnimationFrame(() => setWalk((now) => walkTo(now, Math.min(next, now.target))));
    return () => cancelAnimationFrame(frame);
  }, [walk]);

  const loss = forward(walk.network).E;
  const settled = walk.steps === walk.target;
  return (
    <figure className={styles.figure}>
      <div className={styles.drawings}>
        <NetworkDrawing network={walk.network} />
        <LossCurve path={path} now={{ steps: walk.steps, loss }} />
      </div>
      <div className={styles.controls}>
        <p className={styles.reading}>
          <span>after {count(walk.steps)}</span> <b>E = {loss.toFixed(9)}</b>
        </p>
        <p className="visually-hidden" role="status">
          {settled ? `After ${count(walk.steps)} the error is ${loss.toFixed(9)}.` : ''}
        </p>
        <div className={styles.buttons} role="group" aria-label="Train the network">
          {JUMPS.map((jump) => (
            <Button key={jump} size="sm" disabled={walk.target + jump > LAST_STEP} onClick={() => setWalk((now) => ({ ...now, target: now.target + jump }))}>
              +{jump.toLocaleString('en')}
            </Button>
          ))}
          <Button size="sm" variant="plain" disabled={walk.steps === 0} onClick={() => setWalk(START)}>
            Start again
          </Button>
        </div>
      </div>
      <figcaption className={styles.caption}>
        Two inputs, two hidden and two output neurons learn one example by gradient descent, in this page, as you press. The lesson on
        backpropagation works out each of these numbers by hand.
      </figcaption>
    </figure>
  );
}
