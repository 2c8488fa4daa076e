'use client';
import { createContext, use, useSyncExternalStore } from 'react';
import { invariant } from '#lib/base/invariant.ts';
import type { Draft } from '#lib/client/drafts/draft.ts';
import { NEVER_RUN, type CellState, type Staleness } from '#lib/client/notebook/cell-state.ts';
import type { CellNote } from '#lib/notebook/find-cell-notes.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';

export interface NotebookContextValue {
  readonly store: NotebookStore;
  readonly assetBase: string;
  /** `course/lesson`, the start of every cell's path */
  readonly path: string;
  /** how texts are kept that are only the learner's */
  readonly openDraft: (key: string, baseText: string) => Draft;
}

/** Holds only what never changes while a lesson is open; what changes is followed through the store. */
export const NotebookContext = createContext<NotebookContextValue | null>(null);

export function useNotebook(): NotebookContextValue {
  const value = use(NotebookContext);
  invariant(value, 'a <Notebook> around every <Cell>');
  return value;
}

/** Follows one cell's runs, and what they mean beside others. */
export function useCellState(store: NotebookStore, id: string): { readonly state: CellState; readonly stale: Staleness | null; readonly notes: readonly CellNote[] | null } {
  const { subscribe } = store.cellSignal(id);
  const state = useSyncExternalStore(subscribe, () => store.cell(id), () => NEVER_RUN);
  const stale = useSyncExternalStore(subscribe, () => store.staleness(id), () => null);
  const notes = useSyncExternalStore(subscribe, () => store.notes(id), () => null);
  return { state, stale, notes };
}
