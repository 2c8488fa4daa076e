/** A notebook -> a lesson: prose, maths, code and images stay, outputs go. What a person has to look at is said, not guessed. */
import { KEBAB_CASE } from '#lib/course/course-schema.ts';
import { estimateMinutes } from '#lib/course/reading-time.ts';
import { checkCellText } from '../content/check-cell-text.ts';
import { joinLesson, fenceCode, type LessonPiece } from './split-lesson.ts';
import { MarkdownTranslator } from './markdown-to-lesson.ts';
import { languageOf, type Notebook, type NotebookCell } from './notebook-file.ts';

export interface ImportedImage {
  /** what to call its file */
  readonly name: string;
  /** what stands in the text, and in notes, where its path belongs */
  readonly address: string;
  readonly bytes: Uint8Array;
}

export interface ImportedLesson {
  /** the whole lesson.mdx */
  readonly text: string;
  readonly images: readonly ImportedImage[];
  /** what the author has to look at, in sentences */
  readonly notes: readonly string[];
}

export interface ImportOptions {
  readonly slug: string;
  /** said of lessons without a heading */
  readonly title: string;
}

/** Languages of static code that lessons may show. */
const SHOWN: Readonly<Record<string, string>> = { python: 'python', ipython: 'python', python3: 'python', javascript: 'js', typescript: 'ts', bash: 'bash' };
const RUNS = new Set(['typescript', 'javascript', 'deno']);
/** Characters of the outline's summary. */
const SUMMARY_CHARACTERS = 280;

export function toLesson(notebook: Notebook, options: ImportOptions): ImportedLesson {
  const frontmatter = notebook.metadata.epoch?.frontmatter;
  return frontmatter === undefined ? translate(notebook, options) : bringBack(notebook, frontmatter);
}

/** What this program exported: its prose is a lesson's already. */
function bringBack(notebook: Notebook, frontmatter: string): ImportedLesson {
  const ids = new IdMaker();
  const pieces = notebook.cells.flatMap((cell): LessonPiece[] => {
    const mark = cell.metadata.epoch;
    if (mark?.part === 'title' || mark?.part === 'exercise' || cell.source.trim() === '' || cell.cell_type === 'raw') return [];
    if (cell.cell_type === 'markdown') return [{ kind: 'prose', text: cell.source.trim() }];
    const fence = mark?.fence ?? `ts cell id=${ids.make(cell)}`;
    return [{ kind: 'cell', id: fence, source: cell.source, fence }];
  });
  const exercises = [...new Set(pieces.flatMap((piece) => (piece.kind === 'prose' ? [...piece.text.matchAll(/<Exercise id="([^"]+)"/g)].map(([, name = '']) => name) : [])))];
  const notes = exercises.length === 0 ? [] : [`The lesson has the exercises ${exercises.join(', ')}; a notebook does not hold their checks. Copy their folders into exercises/, or remove the tags.`];
  return { text: joinLesson({ frontmatter, pieces }), images: [], notes };
}

function translate(notebook: Notebook, options: ImportOptions): ImportedLesson {
  const language = languageOf(notebook);
  const ids = new IdMaker();
  const markdown = new MarkdownTranslator(notebook.cells.flatMap((cell) => (cell.cell_type === 'markdown' ? [cell.source] : [])), options.slug);
  const notes: string[] = [];
  let shown = 0;
  const pieces = notebook.cells.flatMap((cell, index): LessonPiece[] => {
    if (cell.source.trim() === '') return [];
    switch (cell.cell_type) {
      case 'raw':
        notes.push(`Cell ${index + 1} is raw text and was left out.`);
        return [];
      case 'markdown': {
        const text = markdown.translate(cell.source, cell.attachments, index + 1);
        return text === '' ? [] : [{ kind: 'prose', text }];
      }
      case 'code': {
        const source = cell.source.replace(/\s+$/, '');
        const mistake = RUNS.has(language) ? findMistake(source) : null;
        if (RUNS.has(language) && mistake === null) {
          const id = ids.make(cell);
          return [{ kind: 'cell', id, source, fence: `ts cell id=${id}` }];
        }
        shown += 1;
        if (mistake !== null) notes.push(`Code cell ${index + 1} does not parse as TypeScript (${mistake}) and is shown, not run.`);
        return [{ kind: 'prose', text: fenceCode(SHOWN[language] ?? 'text', source) }];
      }
    }
  });
  if (shown > 0 && !RUNS.has(language)) notes.push(`${shown} code cells are in ${language}: they are shown, not run. Write them anew in TypeScript as \`\`\`ts cell id=name.`);
  const title = markdown.title ?? options.title;
  const summary = cut(markdown.firstWords ?? `${title}.`);
  const minutes = estimateMinutes({ ...markdown.size, cells: pieces.filter(({ kind }) => kind === 'cell').length, exercises: 0, figures: 0 });
  const frontmatter = [`title: ${JSON.stringify(title)}`, `summary: ${JSON.stringify(summary)}`, `question: ${JSON.stringify(`What will you be able to do after “${title}”?`)}`, `minutes: ${Math.min(90, minutes)}`].join('\n');
  notes.push('Write the summary and the question of the frontmatter, and the terms that the lesson introduces.');
  return { text: joinLesson({ frontmatter, pieces }), images: markdown.images, notes: [...markdown.notes, ...notes] };
}

/** Ids of cells: the notebook's own where they are words, else counted. */
class IdMaker {
  readonly #used = new Set<string>();

  make({ id }: NotebookCell): string {
    // Jupyter's own are eight random characters: nobody wants to read them
    const own = id !== undefined && KEBAB_CASE.test(id) && /[a-z]/.test(id) && !/^[0-9a-f-]+$/.test(id) && id.includes('-') ? id : null;
    for (let count = this.#used.size + 1; ; count += 1) {
      const name = own !== null && !this.#used.has(own) ? own : `cell-${count}`;
      if (this.#used.has(name)) continue;
      this.#used.add(name);
      return name;
    }
  }
}

function findMistake(source: string): string | null {
  let mistake: string | null = null;
  checkCellText(source, 'cell', (line, _column, message) => (mistake = `line ${line}: ${message}`));
  return mistake;
}

const cut = (text: string): string => (text.length <= SUMMARY_CHARACTERS ? text : `${text.slice(0, SUMMARY_CHARACTERS - 1).replace(/\s+\S*$/, '')}…`);
