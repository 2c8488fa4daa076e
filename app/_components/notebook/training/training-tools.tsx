'use client';
import { useState, useSyncExternalStore } from 'react';
import { selectOptionalDoor, type DeskDoor } from '#lib/client/training/desk-door.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { onDemand } from '../../ui/on-demand.tsx';

const Asked = onDemand(async () => (await import('./asked-at-cells.tsx')).AskedAtCells);
const Runs = onDemand(async () => (await import('./runs-dialog.tsx')).RunsDialog);

/** The door to kept training in the toolbar, and what the page asks about it at its cells. */
export function TrainingTools({ store }: { readonly store: NotebookStore }) {
  const [door] = useState(selectOptionalDoor);
  return door && <Tools store={store} door={door} />;
}

function Tools({ store, door }: { readonly store: NotebookStore; readonly door: DeskDoor }) {
  const desk = useSyncExternalStore(door.signal.subscribe, door.desk, () => null);
  const isOpen = useSyncExternalStore(door.signal.subscribe, door.runsOpen, () => false);
  const close = (): void => door.setRunsOpen(false);
  return (
    <>
      {/* no word beside it: what comes with the kernel must not take another line */}
      <Button variant="plain" size="sm" icon={<Icon name="clock" size={14} />} aria-label="Runs" title="Runs: training that was recorded, and saved models" onClick={() => door.setRunsOpen(true)} />
      {desk && <Asked.Part store={store} desk={desk} />}
      {desk && isOpen && <Runs.Part desk={desk} onClose={close} onMissing={close} />}
    </>
  );
}
