/** The notebook of a lesson that is being written: its cells come and go while its kernel, outputs and edits stay. */
import type { Cell } from '#lib/course/lesson.ts';
import type { Draft } from '../drafts/draft.ts';
import { CellRecord } from '../notebook/cell-record.ts';
import { NotebookStore } from '../notebook/notebook-store.ts';

export class LiveNotebookStore extends NotebookStore {
  /**
   * The lesson has these cells now. An unchanged cell keeps all it has; a changed one keeps its outputs, which say that they are of
   * another text. A cell that was taken out is remembered, for the author who puts it back.
   */
  replaceCells(cells: readonly Cell[], openDraft: (cell: Cell) => Draft): void {
    this.arrange(cells.map((cell) => {
      const record = this.byId.get(cell.id) ?? new CellRecord(cell.id, openDraft(cell));
      if (record.draft.initial.text !== cell.source) {
        record.draft.save();
        record.draft = openDraft(cell);
      }
      return record;
    }));
  }
}
