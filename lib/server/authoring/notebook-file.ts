/** A notebook's file for an author's import. */
import { parseNotebook, type Notebook } from '#lib/course/take-along/notebook-file.ts';
import { AuthoringError } from './authoring-error.ts';

export { languageOf, type Notebook, type NotebookCell } from '#lib/course/take-along/notebook-file.ts';

/** bytes; beyond it, it is mostly outputs that nobody imports */
export const NOTEBOOK_BYTES = 64 * 1024 * 1024;

/** Throws an AuthoringError. */
export function readNotebook(file: string, source: string): Notebook {
  const notebook = parseNotebook(file, source);
  if (!notebook.ok) throw new AuthoringError(notebook.error);
  return notebook.value;
}
