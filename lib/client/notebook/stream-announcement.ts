/** What a screen reader is told of a growing text: whole words, and never more than it can read in time. */
export interface Announcement {
  /** characters of the text that are dealt with */
  readonly upTo: number;
  readonly words: string;
}

/** Characters read at a time: what a voice says in some four seconds. What came before them is left out. */
export const ANNOUNCED_CHARACTERS = 200;

/** What is new since `from`, up to the last whole word, or all of it at the end; null when that is nothing. */
export function takeAnnouncement(text: string, from: number, atEnd: boolean): Announcement | null {
  const whole = atEnd ? text.length : lastSpace(text, from);
  if (whole <= from) return null;
  const fresh = text.slice(from, whole);
  if (fresh.length <= ANNOUNCED_CHARACTERS) return { upTo: whole, words: fresh };
  const tail = fresh.slice(-ANNOUNCED_CHARACTERS);
  return { upTo: whole, words: `… ${tail.slice(tail.indexOf(' ') + 1)}` };
}

/** Behind the last white space; a word without end is read in pieces. */
function lastSpace(text: string, from: number): number {
  for (let at = text.length; at > from; at--) if (/\s/.test(text[at - 1] ?? '')) return at;
  return text.length - from > ANNOUNCED_CHARACTERS ? text.length : from;
}
