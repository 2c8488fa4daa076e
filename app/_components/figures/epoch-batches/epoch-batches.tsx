'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { useAddress } from '../use-address.ts';
import { BATCH_SIZES, changeBatchSize, changeDone, decodeState, describeState, encodeState, EPOCHS, EXAMPLES, INITIAL_STATE, mostIterations, positionOf } from './batches-state.ts';
import { ExampleGrid } from './example-grid.tsx';
import frame from '../frame.module.css';
import styles from './epoch-batches.module.css';

const CHOICES = BATCH_SIZES.map((size) => ({ id: String(size), title: size.toLocaleString('en') }));

/** A thousand examples, cut into batches: which are used in which iteration, and when an epoch is over. */
export function EpochBatches() {
  const [state, setState] = useState(INITIAL_STATE);
  const { epoch, iteration, range, perEpoch } = positionOf(state);
  const most = mostIterations(state.batchSize);

  useAddress('batches', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={frame.frame} aria-label="Batch, iteration, epoch">
      <ChoiceRow legend="Batch size" choices={CHOICES} chosen={String(state.batchSize)} onChange={(id) => setState(changeBatchSize(Number(id)))} />
      <ExampleGrid range={range} />
      <p className={styles.legend}>
        <span data-kind="now">the batch of this iteration</span>
        <span data-kind="used">used in this epoch</span>
        <span>waiting, of {EXAMPLES.toLocaleString('en')}</span>
      </p>
      <dl className={styles.counts}>
        <div>
          <dt>epoch</dt>
          <dd>{epoch + 1}</dd>
        </div>
        <div>
          <dt>iteration of it</dt>
          <dd>
            {iteration === null ? 0 : iteration + 1} of {perEpoch.toLocaleString('en')}
          </dd>
        </div>
        <div>
          <dt>updates so far</dt>
          <dd>{state.done.toLocaleString('en')}</dd>
        </div>
      </dl>
      <div className={styles.controls}>
        <Button variant="primary" size="sm" disabled={state.done >= most} onClick={() => setState((now) => changeDone(now, now.done + 1))}>
          Next iteration <Icon name="arrow" />
        </Button>
        <Button size="sm" disabled={state.done >= most} onClick={() => setState((now) => changeDone(now, (Math.floor(now.done / perEpoch) + 1) * perEpoch))}>
          To the end of the epoch
        </Button>
        <input type="range" className={styles.slider} min={0} max={most} value={state.done} aria-label={`Iterations, over ${EPOCHS} epochs`} onChange={({ currentTarget }) => setState((now) => changeDone(now, Number(currentTarget.value)))} />
      </div>
      <FigureFoot words={describeState(state)} onReset={() => setState(INITIAL_STATE)} />
    </figure>
  );
}
