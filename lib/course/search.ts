/** Search over lessons, in the browser: titles, headings, terms and text. The index is MiniSearch's. */
import MiniSearch from 'minisearch';
import { toTermId } from './glossary.ts';
import type { Course, Lesson } from './lesson.ts';
import { exerciseAnchor, lessonPath } from './paths.ts';

/** Something that can be found. */
export interface SearchDocument {
  readonly kind: 'lesson' | 'section' | 'term';
  /** path on this site, with an anchor */
  readonly path: string;
  readonly title: string;
  /** title of the lesson it is in */
  readonly lesson: string;
  /** words; for a lesson its summary and question, for a term its meaning */
  readonly text: string;
}

export interface SearchHit extends Omit<SearchDocument, 'text'> {
  /** words around the first match, cut at both ends; matches are told apart */
  readonly excerpt: readonly ExcerptPart[];
  readonly titleParts: readonly ExcerptPart[];
}

export interface ExcerptPart {
  readonly text: string;
  readonly isMatch: boolean;
}

export type SearchIndex = (query: string) => readonly SearchHit[];

const SEARCH_LIMITS = {
  hits: 12,
  /** characters of an excerpt, about */
  excerpt: 150,
  /** characters of a query that are looked at */
  query: 100,
} as const;

/** Lessons and terms are what a learner most likely means. */
const KIND_BOOST: Readonly<Record<SearchDocument['kind'], number>> = { lesson: 1.5, term: 1.3, section: 1 };

/** All that can be found in a course; lessons come in course order. */
export function toSearchDocuments(course: Course, lessons: readonly Lesson[]): SearchDocument[] {
  return lessons.flatMap((lesson): SearchDocument[] => {
    const toPath = (anchor: string | null = null): string => lessonPath(course.slug, lesson.slug, anchor);
    const own = { lesson: lesson.title };
    return [
      { ...own, kind: 'lesson', path: toPath(), title: lesson.title, text: `${lesson.summary} ${lesson.question}` },
      ...lesson.terms.map(({ term, meaningText }): SearchDocument => ({ ...own, kind: 'term', path: toPath(toTermId(term)), title: term, text: meaningText })),
      ...lesson.exercises.map(({ id, title }): SearchDocument => ({ ...own, kind: 'section', path: toPath(exerciseAnchor(id.split('/').at(-1) ?? '')), title: `Exercise: ${title}`, text: '' })),
      ...lesson.sections.map(({ id, heading, text }): SearchDocument => ({ ...own, kind: 'section', path: toPath(id), title: heading || lesson.title, text })),
    ];
  });
}

/** Makes the index; searching it takes about a millisecond. */
export function createSearch(documents: readonly SearchDocument[]): SearchIndex {
  const index = new MiniSearch<SearchDocument & { readonly id: number }>({ fields: ['title', 'lesson', 'text'], processTerm: fold });
  index.addAll(documents.map((document, id) => ({ ...document, id })));
  return (query) => {
    const words = query.slice(0, SEARCH_LIMITS.query);
    const found = index.search(words, {
      boost: { title: 4, lesson: 0.5 },
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      combineWith: 'AND',
      boostDocument: (id) => KIND_BOOST[documents[Number(id)]?.kind ?? 'section'],
    });
    return found.slice(0, SEARCH_LIMITS.hits).flatMap(({ id, terms }) => {
      const document = documents[Number(id)];
      if (!document) return [];
      const { text, ...rest } = document;
      return [{ ...rest, excerpt: markWords(cutAround(text, terms), terms), titleParts: markWords(document.title, terms) }];
    });
  };
}

/** Accents and capitals make no difference. */
const fold = (term: string): string => term.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase();

/** The part of `text` around the first of `terms`, cut between words. */
function cutAround(text: string, terms: readonly string[]): string {
  if (text.length <= SEARCH_LIMITS.excerpt) return text;
  const [first] = findWords(text, terms);
  const from = Math.max(0, (first?.start ?? 0) - SEARCH_LIMITS.excerpt / 3);
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const end = text.lastIndexOf(' ', start + SEARCH_LIMITS.excerpt);
  return `${start > 0 ? '… ' : ''}${text.slice(start, end > start ? end : undefined)}${end > start && end < text.length ? ' …' : ''}`;
}

function markWords(text: string, terms: readonly string[]): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let at = 0;
  for (const { start, end } of findWords(text, terms)) {
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMatch: false });
  return parts;
}

/** Words of `text` that are one of `terms`, as the index knows them. */
function findWords(text: string, terms: readonly string[]): { readonly start: number; readonly end: number }[] {
  const wanted = new Set(terms);
  return [...text.matchAll(/[\p{Letter}\p{Number}\p{Mark}]+/gu)].filter(([word]) => wanted.has(fold(word))).map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}
