/** Where a reader was last, on this device. */

export interface ReadingPlace {
  /** of the lesson, on this site */
  readonly path: string;
  /** of the lesson */
  readonly title: string;
  /** the section; null before the first */
  readonly section: { readonly id: string; readonly text: string } | null;
}

/** Its name in the browser's storage. */
export const PLACE_NAME = 'epoch.place.v1';

/** Remembers the section of this page that is being read. Storage that is full or forbidden is no reason to fail. */
export function saveReadingPlace(section: ReadingPlace['section'] = null): void {
  const place: ReadingPlace = { path: location.pathname, title: document.querySelector('h1')?.textContent ?? '', section };
  try {
    localStorage.setItem(PLACE_NAME, JSON.stringify(place));
  } catch {
    // the reader will find the place again
  }
}
