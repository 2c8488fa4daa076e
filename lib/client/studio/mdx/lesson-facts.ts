/** What completions may offer besides the language itself: the names around a lesson. */
import { createHeadingIds } from '#lib/course/headings.ts';
import { findLineStates } from './read-line.ts';

/** A lesson of the course that links may lead to. */
export interface LinkedLesson {
  readonly slug: string;
  readonly title: string;
  /** ids that links may point at: headings and exercises */
  readonly anchors: readonly { readonly id: string; readonly text: string }[];
}

export interface LessonFacts {
  /** slug of the lesson that is written */
  readonly slug: string;
  /** names of the folders below exercises/ */
  readonly exercises: readonly string[];
  /** in course order */
  readonly lessons: readonly LinkedLesson[];
  /** terms of the course, with the slug of the lesson that introduces each */
  readonly terms: readonly { readonly term: string; readonly lesson: string }[];
}

/** What the text of a lesson itself names. */
export interface LessonOutline {
  /** `line` from 1 */
  readonly headings: readonly { readonly id: string; readonly text: string; readonly line: number }[];
  readonly cells: readonly { readonly id: string; readonly line: number }[];
  /** top-level names of its cells that can be assigned: what a figure may bind */
  readonly bindable: readonly string[];
}

const HEADING = /^#{2,4}\s+(.+?)\s*#*$/;
const CELL = /^ {0,3}`{3,}ts cell id=([a-z0-9-]+)/;
const LETS = /^(?:let|var)\s+([A-Za-z_$][\w$]*)/;

/** Finds headings, cells and names in a text that need not compile. */
export function findOutline(text: string): LessonOutline {
  const states = findLineStates(text);
  const toId = createHeadingIds();
  const headings: LessonOutline['headings'][number][] = [];
  const cells: LessonOutline['cells'][number][] = [];
  const bindable: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const state = states[index];
    const name = state?.mode === 'fence' && state.isCode ? LETS.exec(line)?.[1] : undefined;
    if (name !== undefined && !bindable.includes(name)) bindable.push(name);
    if (state?.mode !== 'prose' && state?.mode !== 'start') continue;
    const heading = HEADING.exec(line)?.[1];
    const cell = CELL.exec(line)?.[1];
    if (heading !== undefined) headings.push({ id: toId(toWords(heading)), text: toWords(heading), line: index + 1 });
    if (cell !== undefined) cells.push({ id: cell, line: index + 1 });
  }
  return { headings, cells, bindable };
}

/** A heading without the signs of Markdown. */
const toWords = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`$]/g, '');
