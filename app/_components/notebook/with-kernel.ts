/** What a notebook needs from the first sign of a run on: one door, so that a page that is only read loads none of it. */
export { openKernel } from '#lib/client/notebook/open-kernel.ts';
export { CellNotes } from './cell-notes.tsx';
export { NotebookTools } from './notebook-tools.tsx';
