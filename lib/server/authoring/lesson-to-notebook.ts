/** A lesson as a Jupyter notebook for the Deno kernel. What Jupyter has no sign for stays in it as it is written, so that it can come back. */
import { toVersion } from '../content/content-hash.ts';
import { splitLesson, type LessonPiece } from './split-lesson.ts';

/** An exercise as a reader of the notebook meets it. */
export interface ExportedExercise {
  readonly name: string;
  readonly title: string;
  /** Markdown */
  readonly prompt: string;
  readonly starter: string;
}

export interface LessonToExport {
  /** path of lesson.mdx, as its author knows it */
  readonly file: string;
  readonly text: string;
  readonly title: string;
  readonly summary: string;
  readonly exercises: readonly ExportedExercise[];
}

type Part = 'prose' | 'cell' | 'title' | 'exercise';

/** The notebook as JSON text. Cells that only the notebook has are marked, and an import leaves them out. */
export function toNotebook({ file, text, title, summary, exercises }: LessonToExport): string {
  const { frontmatter, pieces } = splitLesson(file, text);
  const cells = [
    makeCell('markdown', 'title', `# ${title}\n\n${summary}`),
    ...pieces.flatMap((piece) => [toCell(piece), ...(piece.kind === 'prose' ? exercises.filter(({ name }) => piece.text.includes(`<Exercise id="${name}"`)).flatMap(toExerciseCells) : [])]),
  ];
  const metadata = { kernelspec: { name: 'deno', display_name: 'Deno', language: 'typescript' }, language_info: { name: 'typescript', file_extension: '.ts', mimetype: 'text/x.typescript' }, epoch: { frontmatter } };
  return `${JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: cells.map((cell, index) => ({ id: toVersion([index, cell]).slice(0, 12), ...cell })) }, null, 1)}\n`;
}

const toCell = (piece: LessonPiece): object => (piece.kind === 'prose' ? makeCell('markdown', 'prose', piece.text) : makeCell('code', 'cell', piece.source, piece.fence));

const toExerciseCells = ({ title, prompt, starter }: ExportedExercise): object[] => [makeCell('markdown', 'exercise', `**Exercise: ${title}**\n\n${prompt}`), makeCell('code', 'exercise', starter.trimEnd())];

function makeCell(type: 'markdown' | 'code', part: Part, source: string, fence?: string): object {
  const lines = source.split('\n');
  return {
    cell_type: type,
    ...(type === 'code' ? { execution_count: null, outputs: [] } : {}),
    metadata: { epoch: { part, ...(fence === undefined ? {} : { fence }) } },
    source: lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line)),
  };
}
