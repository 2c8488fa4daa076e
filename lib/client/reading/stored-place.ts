/** Reading back where a reader was; apart from the writing, which every lesson does. */
import { PLACE_NAME, type ReadingPlace } from './reading-place.ts';

/** The stored text of a place; stable between changes. */
export function readStoredPlace(): string | null {
  try {
    return localStorage.getItem(PLACE_NAME);
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
