'use client';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { openDraft } from '#lib/client/drafts/open-draft.ts';
import { takeEarlyFrame, takeEarlyRun } from '#lib/client/notebook/early-run.ts';
import { mayBeCommand, NotebookDoor } from '#lib/client/notebook/notebook-door.ts';
import { NotebookStore, type NotebookParts } from '#lib/client/notebook/notebook-store.ts';
import type { Cell } from '#lib/course/lesson.ts';
import { useDraftSnapshot } from '../editor/use-draft.ts';
import { onDemand } from '../ui/on-demand.tsx';
import { NotebookContext, type NotebookContextValue } from './notebook-context.tsx';
import styles from './notebook.module.css';
import { NotebookToolbar } from './notebook-toolbar.tsx';

interface NotebookProps {
  readonly course: string;
  readonly slug: string;
  /** the lesson's version; a new one gives a new notebook, edits stay */
  readonly version: string;
  /** all cells of the lesson in page order; pass the same objects to `<Cell>`, so that the page carries them once */
  readonly cells: readonly Cell[];
  readonly assetBase: string;
  readonly children: ReactNode;
}

/** Joins the cells of a lesson into one notebook. Its children are drawn by the server; only the cells in them come alive. */
export function Notebook({ course, slug, version, cells, assetBase, children }: NotebookProps) {
  const path = `${course}/${slug}`;
  return (
    <NotebookSession key={`${path}@${version}`} path={path} cells={cells} assetBase={assetBase}>
      {children}
    </NotebookSession>
  );
}

interface NotebookSessionProps {
  readonly path: string;
  readonly cells: readonly Cell[];
  readonly assetBase: string;
  readonly children: ReactNode;
}

function NotebookSession({ path, cells, assetBase, children }: NotebookSessionProps) {
  const [value] = useState(() => ({ path, assetBase, openDraft, store: new NotebookStore(openParts(path, cells, assetBase)) }));
  return (
    <NotebookFrame value={value} hasCells={cells.length > 0}>
      {children}
    </NotebookFrame>
  );
}

/** What the notebook of a lesson is made of in a browser. */
export const openParts = (path: string, cells: readonly Cell[], assetBase: string): NotebookParts => ({
  cells: cells.map((cell) => ({ id: cell.id, draft: openDraft(`${path}/${cell.id}`, cell.source) })),
  loadKernel: async () => {
    const { openKernel } = await import('./with-kernel.ts');
    return openKernel(path, assetBase, takeEarlyFrame());
  },
  now: () => Date.now(),
});

interface NotebookFrameProps {
  readonly value: NotebookContextValue;
  readonly hasCells: boolean;
  readonly children: ReactNode;
}

/** Own cells, commands and what they open. */
const Extras = onDemand(async () => (await import('./extras/notebook-extras.tsx')).NotebookExtras);

/** A notebook that somebody else keeps: its toolbar, and what its cells follow. */
export function NotebookFrame({ value, hasCells, children }: NotebookFrameProps) {
  const [door] = useState(() => new NotebookDoor());
  const [layout] = useState(() => value.openDraft(`${value.path}/own-cells`, ''));
  const isAsked = useSyncExternalStore(door.signal.subscribe, door.isAsked, () => false);
  const hasOwn = useDraftSnapshot(layout).text !== '';

  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (mayBeCommand(event) && door.ask(event)) event.preventDefault();
    };
    window.addEventListener('keydown', hear);
    // at each question that waits: without a connection the first try may fail
    const unfollow = door.signal.subscribe(() => void Extras.load().catch(() => undefined));
    return () => {
      window.removeEventListener('keydown', hear);
      unfollow();
    };
  }, [door]);
  useEffect(() => {
    const pressed = takeEarlyRun();
    if (pressed !== null) value.store.run(pressed);
    // training was cut off here (stopped-mark.ts): what comes with the kernel asks whether it shall go on
    else if (localStorage[`epoch.training:${value.path}`]) value.store.warm();
    return () => value.store.dispose();
  }, [value]);

  return (
    <NotebookContext value={value}>
      {hasCells && <NotebookToolbar store={value.store} onCommands={() => door.ask('commands')} />}
      <div className={styles.notebook}>{children}</div>
      {(isAsked || hasOwn) && <Extras.Part door={door} layout={layout} />}
    </NotebookContext>
  );
}
