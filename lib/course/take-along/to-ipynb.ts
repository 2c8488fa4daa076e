/** A lesson with a learner's texts and outputs -> a Jupyter notebook for the Deno kernel, which comes back with the same texts. */
import { compileCell } from '../../notebook/compile-cell.ts';
import type { Output } from '../../notebook/outputs.ts';
import { toShown } from '../../notebook/mime/to-mime.ts';
import { findUsed, toDenoCell, toSetupCell, type EpochModule } from './deno-cell.ts';
import type { OwnCell, TakeAlongLesson, TakeAlongPart } from './lesson-parts.ts';
import { withSite } from './site-address.ts';

/** What a notebook is made of beside the lesson itself. */
export interface TakeAlong {
  readonly lesson: TakeAlongLesson;
  /** address of the site: `https://learn.example` */
  readonly origin: string;
  /** the learner's texts by the name of their part, where they differ from the author's */
  readonly texts: ReadonlyMap<string, string>;
  /** what cells showed in this session, by cell */
  readonly outputs: ReadonlyMap<string, { readonly count: number | null; readonly outputs: readonly Output[] }>;
  readonly ownCells: readonly OwnCell[];
  /** programs of `epoch/…` */
  readonly modules: Readonly<Record<EpochModule, string>>;
}

export const partName = ({ kind, id }: { readonly kind: 'cell' | 'exercise'; readonly id: string }): string => `${kind}:${id}`;

export const sourceOf = (part: Extract<TakeAlongPart, { kind: 'cell' | 'exercise' }>, texts: ReadonlyMap<string, string>): string => texts.get(partName(part)) ?? (part.kind === 'cell' ? part.source : part.starter.trimEnd());

/** Around an exercise whose names the lesson's cells have, too. */
export const SCOPE_OPEN = '{ // the names in here are the exercise’s own: the lesson’s cells have some of them, too';
export const SCOPE_CLOSE = '} // end of the exercise';

type Part = 'title' | 'setup' | 'prose' | 'cell' | 'exercise' | 'own';
interface NotebookCell {
  readonly cell_type: 'markdown' | 'code';
  readonly metadata: object;
  readonly source: string;
  readonly execution_count?: number | null;
  readonly outputs?: readonly object[];
}

/** The notebook as JSON text. */
export function toIpynb(along: TakeAlong): string {
  const { lesson, origin, modules } = along;
  const coded = lesson.parts.filter((part) => part.kind !== 'prose');
  const used = findUsed([...coded.map((part) => sourceOf(part, along.texts)), ...along.ownCells.filter(({ kind }) => kind === 'code').map(({ source }) => source)]);
  const names = new Set(lesson.parts.flatMap((part) => (part.kind === 'cell' ? namesOf(sourceOf(part, along.texts)) : [])));
  const own = (after: string | null): NotebookCell[] => along.ownCells.filter((cell) => cell.after === after).map(toOwnCell);
  const cells: NotebookCell[] = [
    markdown('title', `# ${lesson.title}\n\n${lesson.summary}\n\nFrom [${lesson.title}](${origin}/courses/${lesson.course}/${lesson.slug}). Its figures and checks live there.`),
    ...(used.modules.length === 0 ? [] : [code('setup', toSetupCell(used, mapSite(modules, origin)), { jupyter: { source_hidden: true } })]),
    ...lesson.parts.flatMap((part) => [...toCells(part, along, names), ...(part.kind === 'prose' ? [] : own(partName(part)))]),
    ...own(null),
  ];
  const metadata = {
    kernelspec: { name: 'deno', display_name: 'Deno', language: 'typescript' },
    language_info: { name: 'typescript', file_extension: '.ts', mimetype: 'text/x.typescript' },
    epoch: { lesson: { course: lesson.course, slug: lesson.slug, version: lesson.version } },
  };
  return `${JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: cells.map(({ source, ...cell }, index) => ({ id: `epoch-${index}`, ...cell, source: toLines(source) })) }, null, 1)}\n`;
}

const mapSite = (modules: TakeAlong['modules'], origin: string): TakeAlong['modules'] => ({ ...modules, data: withSite(modules.data, origin) });

function toCells(part: TakeAlongPart, along: TakeAlong, names: ReadonlySet<string>): NotebookCell[] {
  switch (part.kind) {
    case 'prose':
      return [markdown('prose', withSite(part.markdown, along.origin))];
    case 'cell': {
      const source = toDenoCell(sourceOf(part, along.texts));
      const ran = along.outputs.get(part.id);
      // Jupyter goes on behind a cell that says so
      const tags = part.browser ? { tags: ['raises-exception'] } : {};
      return [
        ...(part.browser ? [markdown('prose', '*The next cell needs a browser: it runs in the lesson, and fails here.*')] : []),
        { ...code('cell', source, tags, part.id), ...(ran ? { execution_count: ran.count, outputs: ran.outputs.map((output) => toNotebookOutput(output, ran.count)) } : {}) },
      ];
    }
    case 'exercise': {
      const source = toDenoCell(sourceOf(part, along.texts));
      const isApart = namesOf(sourceOf(part, along.texts)).some((name) => names.has(name));
      return [markdown('exercise', `**Exercise: ${part.title}**\n\n${withSite(part.prompt, along.origin)}`), code('exercise', isApart ? `${SCOPE_OPEN}\n${source}\n${SCOPE_CLOSE}` : source, {}, part.id)];
    }
  }
}

/** Names that a text declares or uses of others; none where it cannot be read. */
function namesOf(source: string): readonly string[] {
  try {
    const { facts, kinds } = compileCell(source, { cellId: 'export' });
    return [...facts.defines.filter((name) => kinds[name] !== 'import'), ...facts.uses];
  } catch {
    return [];
  }
}

const toOwnCell = ({ id, kind, source }: OwnCell): NotebookCell => (kind === 'markdown' ? markdown('own', source, id) : code('own', toDenoCell(source), {}, id));

const markdown = (part: Part, source: string, id?: string): NotebookCell => ({ cell_type: 'markdown', metadata: { epoch: mark(part, id) }, source });

const code = (part: Part, source: string, more: object, id?: string): NotebookCell => ({ cell_type: 'code', metadata: { ...more, epoch: mark(part, id) }, source, execution_count: null, outputs: [] });

const mark = (part: Part, id: string | undefined): object => ({ part, ...(id === undefined ? {} : { id }) });

/** Jupyter's way: every line with its end, but the last. */
const toLines = (text: string): string[] => text.split(/(?<=\n)/);

function toNotebookOutput(output: Output, count: number | null): object {
  const shown = toShown(output);
  switch (shown.kind) {
    case 'stream':
      return { output_type: 'stream', name: shown.name, text: toLines(shown.text) };
    case 'error':
      return { output_type: 'error', ename: shown.ename, evalue: shown.evalue, traceback: shown.traceback };
    case 'data':
      return output.kind === 'value' && count !== null ? { output_type: 'execute_result', execution_count: count, data: shown.data, metadata: {} } : { output_type: 'display_data', data: shown.data, metadata: {} };
  }
}
