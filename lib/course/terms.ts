/** The glossary: every term is introduced once in a course. */
import type { ContentProblem, Position } from './content-error.ts';

export interface IntroducedTerm {
  readonly term: string;
  readonly file: string;
  readonly position: Position;
}

/** Terms that are introduced twice, whatever their capitals; lessons come in course order. */
export function findRepeatedTerms(terms: readonly IntroducedTerm[]): ContentProblem[] {
  const first = new Map<string, IntroducedTerm>();
  return terms.flatMap((entry) => {
    const key = entry.term.toLowerCase();
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, entry);
      return [];
    }
    return [
      {
        file: entry.file,
        position: entry.position,
        expected: 'a term that no earlier lesson introduces',
        found: `"${entry.term}", introduced at ${earlier.file}:${earlier.position.line}`,
        todo: 'remove it here, or there',
      },
    ];
  });
}
