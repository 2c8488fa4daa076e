/** All terms of a course, with the lesson that introduces each and those that use it. */
import { toHeadingId } from './headings.ts';
import type { Lesson } from './lesson.ts';

export interface GlossaryEntry {
  readonly term: string;
  /** also the id of the term in the lesson that introduces it */
  readonly id: string;
  readonly meaningHtml: string;
  readonly introducedIn: LessonName;
  /** other lessons whose text names it, in course order */
  readonly usedIn: readonly LessonName[];
}

export interface LessonName {
  readonly slug: string;
  readonly title: string;
}

/** What of a lesson the glossary looks at. */
export type GlossaryLesson = Pick<Lesson, 'slug' | 'title' | 'terms' | 'sections'>;

/** The id of a term in its lesson and in the glossary: `term-activation-function`. */
export const toTermId = (term: string): string => `term-${toHeadingId(term)}`;

/** Entries by the alphabet; `lessons` come in course order. */
export function toGlossary(lessons: readonly GlossaryLesson[]): GlossaryEntry[] {
  const texts = lessons.map(({ slug, title, sections }) => ({ name: { slug, title }, text: sections.map(({ heading, text }) => `${heading}. ${text}`).join(' ') }));
  const entries = lessons.flatMap(({ slug, title, terms }) =>
    terms.map(({ term, meaningHtml }) => {
      const pattern = toPattern(term);
      const usedIn = texts.filter(({ name, text }) => name.slug !== slug && pattern.test(text)).map(({ name }) => name);
      return { term, id: toTermId(term), meaningHtml, introducedIn: { slug, title }, usedIn };
    }),
  );
  return entries.toSorted((a, b) => a.term.localeCompare(b.term, 'en', { sensitivity: 'base' }));
}

/** Entries under their first letter; what begins with no letter comes under #. */
export function groupByLetter(entries: readonly GlossaryEntry[]): { readonly letter: string; readonly entries: readonly GlossaryEntry[] }[] {
  const groups = new Map<string, GlossaryEntry[]>();
  for (const entry of entries) {
    const letter = /^\p{Letter}/u.exec(entry.term.normalize('NFKD'))?.[0].toUpperCase() ?? '#';
    groups.set(letter, [...(groups.get(letter) ?? []), entry]);
  }
  return [...groups].map(([letter, group]) => ({ letter, entries: group }));
}

/** A whole word, in any capitals, in the plural too. A name in brackets (“ReLU (rectifier)”) is looked for without them. */
function toPattern(term: string): RegExp {
  const words = term.replace(/\s*\(.*\)\s*$/, '').split(/[\s-]+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{Letter}\\p{Number}])${words.join('[\\s-]+')}(?:s|es)?(?![\\p{Letter}\\p{Number}])`, 'iu');
}
