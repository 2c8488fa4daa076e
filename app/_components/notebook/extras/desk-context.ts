import { createContext, use, useSyncExternalStore } from 'react';
import { invariant } from '#lib/base/invariant.ts';
import type { NotebookDesk } from '#lib/client/commands/notebook-desk.ts';
import type { OwnCells } from '#lib/notebook/own-cells.ts';

/** What commands work with; the same as long as a lesson is open. */
export const DeskContext = createContext<NotebookDesk | null>(null);

export function useDesk(): NotebookDesk {
  const desk = use(DeskContext);
  invariant(desk, 'the extras of a notebook around what they draw');
  return desk;
}

/** Follows which own cells there are and what is folded. */
export function useOwnCells(desk: NotebookDesk): OwnCells {
  return useSyncExternalStore(desk.own.signal.subscribe, desk.own.own);
}
