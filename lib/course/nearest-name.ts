/** Edit distance by single characters (Levenshtein), for "did you mean". */
function countEdits(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replace, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** The name that was most likely meant, or null when none is close. */
export function findNearestName(name: string, names: Iterable<string>): string | null {
  let best: { name: string; edits: number } | null = null;
  for (const candidate of names) {
    const edits = countEdits(name.toLowerCase(), candidate.toLowerCase());
    if (!best || edits < best.edits) best = { name: candidate, edits };
  }
  const most = name.length <= 3 ? 1 : Math.max(2, Math.floor(name.length / 3));
  return best && best.edits <= most ? best.name : null;
}
