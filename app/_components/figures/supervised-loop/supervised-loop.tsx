'use client';

import { useState } from 'react';
import { LABELS, MOMENTS, squaredLoss, TEST_ESTIMATE } from '#lib/ml/supervised-loop.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { useAddress } from '../use-address.ts';
import { FruitPicture } from './fruit-picture.tsx';
import { FruitTable } from './fruit-table.tsx';
import { changeEstimate, decodeState, describeState, encodeState, estimatesOf, INITIAL_STATE, momentOf, nextState, type Phase } from './loop-state.ts';
import { LossCurve } from './loss-curve.tsx';
import frame from '../frame.module.css';
import styles from './supervised-loop.module.css';

const ITERATIONS = MOMENTS.map(({ iteration }) => ({ id: String(iteration), title: iteration.toLocaleString('en') }));

/** The four steps; the first two are done once, the last two are the loop. */
const STEPS: readonly (readonly [title: string, phase: Phase | null])[] = [
  ['1 Network', null],
  ['2 Examples', null],
  ['3 Estimate', 'estimate'],
  ['4 Compare, change the weights', 'compare'],
  ['Test', 'test'],
];

/** Supervised training on four fruits: estimates, squared errors and the loss, iteration by iteration, and the test. */
export function SupervisedLoop() {
  const [state, setState] = useState(INITIAL_STATE);
  const estimates = estimatesOf(state);
  const following = nextState(state);
  const compared = state.phase !== 'estimate';
  const known = compared && state.own === null ? state.moment : state.moment - 1;

  useAddress('loop', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={frame.frame} aria-label="Supervised training, four fruits">
      <ol className={styles.steps}>
        {STEPS.map(([title, phase]) => (
          <li key={title} aria-current={phase === state.phase ? 'step' : undefined}>
            {title}
          </li>
        ))}
      </ol>
      <div className={styles.controls}>
        <ChoiceRow legend="After how many iterations?" choices={ITERATIONS} chosen={String(momentOf(state).iteration)} onChange={(id) => setState(decodeState(`${id}_compare`))} />
        <Button variant="primary" size="sm" disabled={following === null} onClick={() => following && setState(following)}>
          {state.phase === 'estimate' ? 'Compare' : following?.phase === 'test' ? 'Test it' : 'Next iteration'} <Icon name="arrow" />
        </Button>
      </div>

      <div className={styles.stage}>
        <FruitTable estimates={estimates} compared={compared} onChange={(index, value) => setState((now) => changeEstimate(now, index, value))} />
        <div className={styles.side}>
          <LossCurve known={known} current={state.moment} ownLoss={state.own === null ? null : squaredLoss(LABELS, state.own)} />
          <p className={styles.test} data-shown={state.phase === 'test'}>
            <FruitPicture fruit="orange" />
            <span>
              unseen orange: <i>ŷ</i> = {state.phase === 'test' ? TEST_ESTIMATE : '?'}
            </span>
          </p>
        </div>
      </div>
      <FigureFoot words={describeState(state)} onReset={() => setState(INITIAL_STATE)} />
    </figure>
  );
}
