/** Where a reader was last, on this device. */

export interface ReadingPlace {
  /** of the lesson, on this site */
  readonly path: string;
  /** of the lesson */
  readonly title: string;
  /** the section; null before the first */
  readonly section: { readonly id: string; readonly text: string } | null;
}

const NAME = 'epoch.place.v1';

/** Remembers the section of this page that is being read. Storage that is full or forbidden is no reason to fail. */
export function saveReadingPlace(section: ReadingPlace['section']): void {
  const title = document.querySelector('h1')?.textContent ?? '';
  const place: ReadingPlace = { path: location.pathname, title, section: section && { id: section.id, text: section.text } };
  try {
    localStorage.setItem(NAME, JSON.stringify(place));
  } catch {
    // the reader will find the place again
  }
}

/** The stored text of a place; stable between changes. */
export function readStoredPlace(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** Null when it is none of ours. */
export function parseReadingPlace(stored: string | null): ReadingPlace | null {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    return isReadingPlace(value) ? value : null;
  } catch {
    return null;
  }
}

function isReadingPlace(value: unknown): value is ReadingPlace {
  if (typeof value !== 'object' || value === null || !('path' in value && 'title' in value && 'section' in value)) return false;
  const { path, title, section } = value;
  const isSection = section === null || (typeof section === 'object' && 'id' in section && 'text' in section && typeof section.id === 'string' && typeof section.text === 'string');
  // a path of this site only: what is stored becomes a link
  return typeof path === 'string' && /^\/courses\/[\w-]+\/[\w-]+$/.test(path) && typeof title === 'string' && isSection;
}
