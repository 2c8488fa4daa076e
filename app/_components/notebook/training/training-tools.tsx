'use client';
import { useState, useSyncExternalStore } from 'react';
import { selectOptionalDoor, type DeskDoor } from '#lib/client/training/desk-door.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import { Button } from '../../ui/button.tsx';
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
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    setOpen(true);
    door.load().catch(() => setOpen(false)); // without a connection; the next press tries again
  };
  return (
    <>
      <Button variant="plain" size="sm" title="Training that was recorded, and models that were saved" onClick={open}>
        Runs
      </Button>
      {desk && <Asked.Part store={store} desk={desk} />}
      {desk && isOpen && <Runs.Part desk={desk} onClose={() => setOpen(false)} onMissing={() => setOpen(false)} />}
    </>
  );
}
