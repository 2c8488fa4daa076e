/** A notebook that a learner opens in a lesson -> which texts it would change there. Nothing is changed here. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { fromDenoCell } from './deno-cell.ts';
import { TAKE_ALONG_LIMITS } from './limits.ts';
import { languageOf, parseNotebook, type Notebook, type NotebookCell } from './notebook-file.ts';
import { partName, SCOPE_CLOSE, SCOPE_OPEN } from './to-ipynb.ts';

/** A text of the lesson as it is in this browser. */
export interface PresentText {
  /** `cell:first-cell`, `exercise:add-bonus`, `own:own-x7k2` */
  readonly name: string;
  /** the author's; empty for a cell of the learner's own */
  readonly author: string;
  /** the learner's; the author's where nothing was edited */
  readonly text: string;
}

export interface TextChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** the learner has other edits there, which would go */
  readonly overwrites: boolean;
}

export interface ImportPlan {
  readonly changes: readonly TextChange[];
  /** cells that the lesson does not have, in order: they can only become cells of the learner's own */
  readonly own: readonly { readonly kind: 'code' | 'markdown'; readonly source: string }[];
  /** what the learner should know, in sentences */
  readonly notes: readonly string[];
}

const RUNS = new Set(['typescript', 'javascript', 'deno']);

export interface ImportTarget {
  readonly course: string;
  readonly slug: string;
  readonly texts: readonly PresentText[];
}

/** `file`: its name. The error is a sentence; nothing happened then. */
export function planImport(file: string, source: string, target: ImportTarget): Result<ImportPlan, string> {
  if (source.length > TAKE_ALONG_LIMITS.notebookCharacters) return err(`Expected a notebook of at most ${count(TAKE_ALONG_LIMITS.notebookCharacters)} characters, and ${file} has ${count(source.length)}. Clear its outputs in Jupyter, save it, and open it again.`);
  const notebook = parseNotebook(file, source);
  if (!notebook.ok) return notebook;
  const { cells, metadata } = notebook.value;
  if (cells.length > TAKE_ALONG_LIMITS.notebookCells) return err(`Expected a notebook of at most ${count(TAKE_ALONG_LIMITS.notebookCells)} cells, and ${file} has ${count(cells.length)}. Split it in Jupyter.`);
  const long = cells.findIndex((cell) => cell.metadata.epoch?.part !== 'setup' && cell.source.length > TAKE_ALONG_LIMITS.cellCharacters);
  if (long >= 0) return err(`Expected cells of at most ${count(TAKE_ALONG_LIMITS.cellCharacters)} characters, and cell ${long + 1} of ${file} has ${count(cells[long]?.source.length ?? 0)}. Shorten it in Jupyter.`);
  const from = metadata.epoch?.lesson;
  if (!from) return planForeign(file, notebook.value);
  if (from.course !== target.course || from.slug !== target.slug) return err(`${file} belongs to the lesson ${from.course}/${from.slug}, and this is ${target.course}/${target.slug}. Open that lesson and bring it in there.`);
  return ok(planReturn(cells, target.texts));
}

/** What these texts would change, e.g. those of a link. */
export function planTexts(texts: readonly (readonly [name: string, text: string])[], present: readonly PresentText[]): ImportPlan {
  const changes: TextChange[] = [];
  const missing: string[] = [];
  for (const [name, after] of texts) {
    const here = present.find((one) => one.name === name);
    if (!here) missing.push(name.replace(/^\w+:/, ''));
    // the author's text holds no edit to bring in
    else if (after !== here.text && after !== here.author) changes.push({ name, before: here.text, after, overwrites: here.text !== here.author });
  }
  const notes = missing.length === 0 ? [] : [`The lesson has no ${missing.join(', ')} any more; what was written there was left out.`];
  return { changes, own: [], notes };
}

function planReturn(cells: readonly NotebookCell[], present: readonly PresentText[]): ImportPlan {
  const texts: [string, string][] = [];
  const own: ImportPlan['own'][number][] = [];
  for (const { cell_type: type, source, metadata } of cells) {
    const { part, id } = metadata.epoch ?? { part: 'own' };
    const text = type === 'code' ? fromDenoCell(source) : source;
    const here = present.find(({ name }) => name === `own:${id ?? ''}`);
    if ((part === 'cell' || part === 'exercise') && type === 'code' && id !== undefined) {
      const name = partName({ kind: part, id });
      texts.push([name, toLessonText(source, present.find((one) => one.name === name))]);
    } else if (part === 'own' && here) texts.push([here.name, text]);
    else if (part === 'own' && type !== 'raw' && source.trim() !== '') own.push({ kind: type, source: text });
  }
  const plan = planTexts(texts, present);
  return { ...plan, own };
}

/** The text that the lesson had, and the author's own line end where nothing else differs. */
function toLessonText(source: string, here: PresentText | undefined): string {
  const inside = source.startsWith(`${SCOPE_OPEN}\n`) && source.trimEnd().endsWith(`\n${SCOPE_CLOSE}`) ? source.trimEnd().slice(SCOPE_OPEN.length + 1, -SCOPE_CLOSE.length - 1) : source;
  const text = fromDenoCell(inside);
  return [here?.text, here?.author].find((known) => known?.trimEnd() === text.trimEnd()) ?? text;
}

function planForeign(file: string, notebook: Notebook): Result<ImportPlan, string> {
  const language = languageOf(notebook);
  if (!RUNS.has(language)) return err(`${file} is written in ${language}, and cells here run TypeScript. Write its code anew in TypeScript, or ask your instructor for it as a lesson.`);
  const own = notebook.cells.flatMap((cell) => (cell.cell_type === 'raw' || cell.source.trim() === '' ? [] : [{ kind: cell.cell_type, source: cell.cell_type === 'code' ? fromDenoCell(cell.source) : cell.source }]));
  return own.length === 0 ? err(`${file} has no cells with anything in them.`) : ok({ changes: [], own, notes: [] });
}

const count = (value: number): string => value.toLocaleString('en');
