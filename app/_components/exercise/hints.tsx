'use client';
/** Hints in order: opening one offers the next. How far the learner got is remembered in this browser. */
import { useId, useState, useSyncExternalStore } from 'react';
import { Icon } from '#app/_components/ui/icon.tsx';
import styles from './hints.module.css';

const nameOf = (exercise: string) => `epoch.hints.v1:${exercise}`;

const neverChanges = () => () => undefined;

export function Hints({ exercise, hintsHtml }: { readonly exercise: string; readonly hintsHtml: readonly string[] }) {
  const remembered = useSyncExternalStore(neverChanges, () => readUnlocked(exercise), () => 0);
  const [openedNow, setOpenedNow] = useState(0);
  /** hints the learner has ever opened */
  const unlocked = Math.min(Math.max(remembered, openedNow), hintsHtml.length);
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set());
  const id = useId();

  const toggle = (position: number) => {
    setShown((now) => {
      const next = new Set(now);
      if (!next.delete(position)) next.add(position);
      return next;
    });
    if (position < unlocked) return;
    setOpenedNow(position + 1);
    writeUnlocked(exercise, position + 1);
  };

  return (
    <ol className={styles.hints} aria-label="Hints">
      {hintsHtml.slice(0, unlocked + 1).map((html, position) => (
        <li key={position} className={styles.hint}>
          <button type="button" className={styles.toggle} aria-expanded={shown.has(position)} aria-controls={`${id}${position}`} onClick={() => toggle(position)}>
            <Icon name="chevron" size={14} />
            Hint {position + 1} <span className={styles.of}>of {hintsHtml.length}</span>
          </button>
          <div id={`${id}${position}`} className={`prose ${styles.text}`} hidden={!shown.has(position)} dangerouslySetInnerHTML={{ __html: html }} />
        </li>
      ))}
    </ol>
  );
}

function readUnlocked(exercise: string): number {
  try {
    const count = Number(localStorage.getItem(nameOf(exercise)));
    return Number.isInteger(count) && count > 0 ? count : 0;
  } catch {
    return 0;
  }
}

function writeUnlocked(exercise: string, count: number): void {
  try {
    localStorage.setItem(nameOf(exercise), String(count));
  } catch {
    // Forbidden storage: hints start closed at the next visit.
  }
}
