'use client';
/** Below a cell: whether training of it that was cut off shall go on, and models that wait to be downloaded. */
import { useLayoutEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { seedFromText } from '#lib/base/seeded-random.ts';
import { formatBytes } from '#lib/client/training/find-room.ts';
import { describePlace, type StoppedRun } from '#lib/client/training/run-record.ts';
import { saveFile } from '#lib/client/take-along/save-file.ts';
import type { Offer, TrainingDesk } from '#lib/client/training/training-desk.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import { useDraftSnapshot } from '../../editor/use-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './training.module.css';

interface AskedProps {
  readonly store: NotebookStore;
  readonly desk: TrainingDesk;
}

export function AskedAtCells({ store, desk }: AskedProps) {
  const { stopped, offers } = useSyncExternalStore(desk.signal.subscribe, desk.view, desk.view);
  // a cell that its author or the learner took out: its runs are in the list
  const isDrawn = (cellId: string): boolean => store.view(cellId) !== null;
  return (
    <>
      {stopped.filter(({ record }) => isDrawn(record.cellId)).map((run) => (
        <BelowCell key={run.record.id} cellId={run.record.cellId}>
          <StoppedNotice store={store} desk={desk} run={run} />
        </BelowCell>
      ))}
      {offers.filter(({ cellId }) => isDrawn(cellId)).map((offer) => (
        <BelowCell key={offer.id} cellId={offer.cellId}>
          <DownloadOffer desk={desk} offer={offer} />
        </BelowCell>
      ))}
    </>
  );
}

/** A box behind the cell's, which is put there by hand: the lesson around it is the server's markup. */
function BelowCell({ cellId, children }: { readonly cellId: string; readonly children: ReactNode }) {
  const [box] = useState(makeBox);
  useLayoutEffect(() => {
    document.getElementById(`cell-${cellId}`)?.after(box);
    return () => box.remove();
  }, [box, cellId]);
  return createPortal(children, box);
}

/** As wide as a cell. */
function makeBox(): HTMLElement {
  const box = document.createElement('div');
  box.dataset['wide'] = '';
  return box;
}

function StoppedNotice({ store, desk, run }: AskedProps & { readonly run: StoppedRun }) {
  const { record, from } = run;
  const { text } = useDraftSnapshot(store.draft(record.cellId));
  const hasChanged = seedFromText(text) !== record.source;
  const place = describePlace(record, from);
  const start = (resumes: boolean): void => {
    if (resumes) desk.resume(run);
    store.announce(resumes ? `${record.title} goes on from ${place}` : `${record.title} starts over`);
    // with the cells it needs: after a reload none of them has run
    store.runStale(record.cellId);
  };
  const discard = async (): Promise<void> => {
    const discarded = await desk.discard(run);
    if (!discarded.ok) store.announce(discarded.error);
  };
  return (
    <section className={styles.asked} aria-label={`Training ${record.title} can go on`}>
      <Icon name="clock" size={14} />
      <div>
        <p>
          Training <b>{record.title}</b> stopped; it is kept up to {place}.
        </p>
        {hasChanged && <p>The text of the cell has changed since then. Resuming works while the model has the same weights and optimiser; everything else is taken from the new text.</p>}
      </div>
      <div className={styles.actions}>
        <Button size="sm" variant="primary" onClick={() => start(true)}>
          Resume
        </Button>
        <Button size="sm" onClick={() => start(false)}>
          Start over
        </Button>
        <Button size="sm" variant="plain" onClick={() => void discard()}>
          Discard
        </Button>
      </div>
    </section>
  );
}

function DownloadOffer({ desk, offer }: { readonly desk: TrainingDesk; readonly offer: Offer }) {
  const take = (): void => {
    saveFile(`${offer.name.replaceAll('/', '-')}.zip`, offer.file, 'application/zip');
    desk.takeOffer(offer.id);
  };
  return (
    <section className={styles.asked} aria-label={`Download of ${offer.name}`}>
      <Icon name="download" size={14} />
      <p>
        The cell offers its model <b>{offer.name}</b> ({formatBytes(offer.file.length)}) as a file: model.json and its weights in a zip.
      </p>
      <div className={styles.actions}>
        <Button size="sm" variant="primary" onClick={take}>
          Download
        </Button>
        <Button size="sm" variant="plain" onClick={() => desk.takeOffer(offer.id)}>
          Dismiss
        </Button>
      </div>
    </section>
  );
}
