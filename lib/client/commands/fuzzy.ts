/** Finds commands by a few of their letters: `rab` finds "Run all below". */

export interface FuzzyMatch {
  /** higher is better */
  readonly score: number;
  /** indexes of the letters that were found */
  readonly at: readonly number[];
}

const WORD_START = 8;
const NEXT_TO = 4;
const HIT = 1;

/** How well a title answers a query; null when it lacks one of its letters in their order. Blanks of the query count for nothing. */
export function matchFuzzy(query: string, title: string): FuzzyMatch | null {
  const wanted = Array.from(query.toLowerCase().replace(/\s+/g, ''));
  const letters = Array.from(title.toLowerCase());
  if (wanted.length === 0) return { score: 0, at: [] };
  /** best[k]: the best way to find the first k letters so far, and for one that ends at the letter before */
  let best: (FuzzyMatch | null)[] = [{ score: 0, at: [] }, ...wanted.map(() => null)];
  for (const [index, letter] of letters.entries()) {
    const next = [...best];
    for (const [k, want] of wanted.entries()) {
      const before = best[k];
      if (letter !== want || !before) continue;
      const isStart = index === 0 || /[^\p{L}\p{N}]/u.test(letters[index - 1] ?? '');
      const isNext = before.at.at(-1) === index - 1;
      const score = before.score + HIT + (isStart ? WORD_START : 0) + (isNext ? NEXT_TO : 0);
      const known = next[k + 1];
      if (!known || score > known.score) next[k + 1] = { score, at: [...before.at, index] };
    }
    best = next;
  }
  const found = best.at(-1);
  // of two that match alike, the shorter title
  return found ? { ...found, score: found.score - letters.length / 1_000 } : null;
}

/** Those that match, best first; with an empty query all of them in their order. */
export function findFuzzy<Item extends { readonly title: string }>(query: string, items: readonly Item[]): { readonly item: Item; readonly at: readonly number[] }[] {
  const found = items.flatMap((item) => {
    const match = matchFuzzy(query, item.title);
    return match ? [{ item, ...match }] : [];
  });
  return query.trim() === '' ? found : found.toSorted((one, other) => other.score - one.score);
}
