/** Ids of headings: what links point at, so they follow from the words alone and stay the same over versions. */

/** The id of a heading: lower-case words joined by "-"; accents and signs fall away. */
export function toHeadingId(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{Letter}\p{Number}]+/gu);
  return words?.join('-') ?? 'section';
}

/** Gives every heading of one lesson its own id: the second "Try it" becomes `try-it-2`. */
export function createHeadingIds(): (text: string) => string {
  const used = new Set<string>();
  /** the number that the next heading of the same words tries first */
  const next = new Map<string, number>();
  return (text) => {
    const base = toHeadingId(text);
    let count = next.get(base) ?? 1;
    while (used.has(toNumbered(base, count))) count += 1;
    const id = toNumbered(base, count);
    used.add(id);
    next.set(base, count + 1);
    return id;
  };
}

const toNumbered = (base: string, count: number): string => (count === 1 ? base : `${base}-${count}`);

/** Null when a heading may follow one of depth `previous` (null: none yet), else what was expected. */
export function checkHeadingDepth(depth: number, previous: number | null): string | null {
  if (depth === 1) return 'headings from ## on: the title in the frontmatter is the only #';
  if (depth > 4) return 'headings from ## to ####';
  const deepest = previous === null ? 2 : Math.min(previous + 1, 4);
  if (depth > deepest) return `${deepest === 2 ? '##' : `a heading of at most ${'#'.repeat(deepest)}`} here: no level is left out`;
  return null;
}
