'use client';
import { useSyncExternalStore } from 'react';
import { Link } from '#app/_components/ui/link.tsx';
import { parseReadingPlace, readStoredPlace } from '#lib/client/reading/stored-place.ts';
import styles from './continue-reading.module.css';

const subscribe = (redraw: () => void): (() => void) => {
  window.addEventListener('storage', redraw);
  return () => window.removeEventListener('storage', redraw);
};

/** Back to where the reader was on this device; nothing for a first visit. */
export function ContinueReading() {
  const place = parseReadingPlace(useSyncExternalStore(subscribe, readStoredPlace, () => null));
  if (!place) return null;
  return (
    <p className={styles.place}>
      You were reading <Link href={`${place.path}${place.section ? `#${place.section.id}` : ''}`}>{place.title}</Link>
      {place.section ? <>, “{place.section.text}”</> : null}.
    </p>
  );
}
