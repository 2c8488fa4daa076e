'use client';
/** A modal with a heading and a way out; the browser keeps the focus inside, Escape closes it, and the focus goes back to where it was. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** `wide` for what compares texts */
  readonly size?: 'normal' | 'wide';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Attribute of what has the focus when a dialog opens; without one it is the way out. */
export const FIRST = 'data-first';

export function Dialog({ title, size = 'normal', onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (dialog.current?.open !== false) return;
    dialog.current.showModal();
    // the browser takes what comes first, which is the way out
    dialog.current.querySelector<HTMLElement>(`[${FIRST}]`)?.focus();
  }, []);
  return (
    <dialog ref={dialog} className={`${styles.dialog} ${styles[size]}`} aria-labelledby={id} onClose={onClose}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <Button variant="plain" size="sm" aria-label="Close" icon={<Icon name="cross" />} onClick={() => dialog.current?.close()} />
      </header>
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}
