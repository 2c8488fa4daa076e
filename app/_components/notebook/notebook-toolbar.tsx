'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { NotebookState, NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import styles from './notebook.module.css';

const KERNEL_WORDS: Readonly<Record<NotebookState['kernel'], string>> = {
  off: 'Not started',
  starting: 'Starting',
  idle: 'Ready',
  busy: 'Running',
  stopping: 'Stopping',
  failed: 'Failed',
};

const Tools = onDemand(async () => (await import('./with-kernel.ts')).NotebookTools);

const Share = onDemand(async () => (await import('../take-along/take-along-dialog.tsx')).TakeAlongDialog);

const NEVER = () => () => undefined;

/** The notebook's commands and what its kernel is doing. */
export function NotebookToolbar({ store, onCommands }: { readonly store: NotebookStore; readonly onCommands: () => void }) {
  const state = useSyncExternalStore(store.signal.subscribe, store.state, store.state);
  const announcement = useSyncExternalStore(store.announcements.subscribe, store.announcement, () => '');
  const alive = useSyncExternalStore(NEVER, () => true, () => false);
  const [shares, setShares] = useState(false);
  useEffect(() => {
    // for who keeps lessons (lib/client/offline)
    dispatchEvent(new Event('epoch:lesson'));
    // somebody's edits in the address, which the server never sees
    const look = () => location.hash.startsWith('#edits=') && setShares(true);
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return (
    <section className={styles.toolbar} aria-label="Notebook" data-alive={alive}>
      <div className={styles.commands} role="group" aria-label="Run">
        <Button variant="plain" size="sm" icon={<Icon name="play" size={14} />} onClick={() => store.runAll()}>
          Run all
        </Button>
        <Button variant="plain" size="sm" className={styles.wide} onClick={() => store.runAbove()}>
          Run above
        </Button>
        <Button variant="plain" size="sm" icon={<Icon name="stop" size={14} />} disabled={!state.busy} onClick={() => store.stop()}>
          Stop
        </Button>
        <Button variant="plain" size="sm" icon={<Icon name="restart" size={14} />} disabled={state.kernel === 'off'} aria-label="Restart" title="Restart" onClick={() => store.restart()} />
        <Button variant="plain" size="sm" className={styles.wide} onClick={() => store.openOutline()}>
          Outline
        </Button>
        <Button variant="plain" size="sm" icon={<Icon name="download" size={14} />} aria-label="Share" title="Share" onClick={() => setShares(true)} />
        <Button variant="plain" size="sm" icon={<Icon name="more" size={14} />} aria-label="Commands" title="Commands" onClick={onCommands} />
      </div>
      <div className={styles.facts}>
        {/* filled by show-sync-status.ts, once there is something to say */}
        <span className={styles.drafts} data-draft-status="" />
        {state.kernel !== 'off' && <Tools.Part store={store} state={state} />}
        <span className={styles.kernel} data-kernel={state.kernel}>
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.kernelName}>Kernel: </span>
          {KERNEL_WORDS[state.kernel]}
        </span>
      </div>
      {state.problem !== null && (
        <p className={styles.problem} role="alert">
          {state.problem}
        </p>
      )}
      {shares && <Share.Part onClose={() => setShares(false)} onMissing={() => setShares(false)} />}
      <p className={styles.announcer} role="status">
        {announcement}
      </p>
    </section>
  );
}
