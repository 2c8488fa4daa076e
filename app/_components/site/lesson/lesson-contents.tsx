'use client';

import { useEffect, useLayoutEffect, useState } from 'react';
import { Icon } from '#app/_components/ui/icon.tsx';
import { saveReadingPlace } from '#lib/client/reading/reading-place.ts';
import styles from './lesson-contents.module.css';

interface Heading {
  readonly id: string;
  readonly depth: 2 | 3;
  readonly text: string;
}

/** A section counts as the one being read once its heading is this far from the top of the window, in pixels. */
const READING_LINE = 140;

function findCurrent(headings: readonly Heading[]): string | null {
  const passed = headings.filter(({ id }) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < READING_LINE);
  return passed.at(-1)?.id ?? null;
}

/** The lesson's sections: beside the text on wide windows, behind a button on narrow ones. The one being read is marked. */
export function LessonContents({ headings }: { readonly headings: readonly Heading[] }) {
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    let frame = 0;
    const follow = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setCurrent(findCurrent(headings)));
    };
    follow();
    window.addEventListener('scroll', follow, { passive: true });
    return () => {
      window.removeEventListener('scroll', follow);
      cancelAnimationFrame(frame);
    };
  }, [headings]);

  // with the mark itself: a reader may leave before an effect would run
  useLayoutEffect(() => saveReadingPlace(headings.find(({ id }) => id === current)), [headings, current]);

  return (
    <nav className={styles.contents} aria-label="On this page">
      <button type="button" className={styles.toggle} aria-expanded={open} aria-controls="lesson-contents" onClick={() => setOpen(!open)}>
        <Icon name="chevron" size={14} /> On this page
      </button>
      <p className={styles.label} aria-hidden="true">
        On this page
      </p>
      <ol id="lesson-contents" className={styles.list} data-open={open}>
        {headings.map(({ id, depth, text }) => (
          <li key={id} data-depth={depth}>
            <a href={`#${id}`} aria-current={id === current ? 'location' : undefined} onClick={() => setOpen(false)}>
              {text}
            </a>
          </li>
        ))}
      </ol>
      <button type="button" className={styles.print} onClick={() => window.print()}>
        Print with its outputs
      </button>
    </nav>
  );
}
