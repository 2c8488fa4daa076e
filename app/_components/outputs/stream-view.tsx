'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { takeAnnouncement } from '#lib/client/notebook/stream-announcement.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './stream-view.module.css';

interface StreamViewProps {
  readonly label: string;
  readonly text: string;
  /** characters that were too many */
  readonly dropped: number;
  readonly done: boolean;
}

/** ms between two announcements: about as long as one takes to be read aloud */
const ANNOUNCE_MS = 4_000;
/** px from the end within which the reader counts as being at the end */
const NEAR_END = 24;

/** A text that grows: it stays at its end while the reader has not scrolled up. */
export function StreamView({ label, text, dropped, done }: StreamViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastTop = useRef(0);
  /** the reader asked to go up, and the browser has not begun to move */
  const leaving = useRef(false);
  useEffect(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [text]);
  const leave = () => {
    if (box.current === null || box.current.scrollTop === 0) return;
    leaving.current = true;
    atEnd.current = false;
  };
  const name = label === '' ? 'Text' : label;
  return (
    <figure className={styles.figure} aria-label={name}>
      <div className={styles.head}>
        <span className={styles.label}>{name}</span>
        <span className={styles.count}>
          {text.length.toLocaleString('en')} {text.length === 1 ? 'character' : 'characters'}
          {!done && ' so far'}
        </span>
        <CopyButton text={text} />
      </div>
      {/* the keys and the wheel only tell what the browser is about to do */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={box}
        className={styles.text}
        role="group"
        aria-label={`Text of ${name}`}
        // A scrolling region needs the keyboard too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          // Any move upwards lets go at once: the first pixels of one are still near the end, and new text would undo them.
          const isUp = scrollTop < lastTop.current;
          atEnd.current = !isUp && !leaving.current && scrollHeight - scrollTop - clientHeight < NEAR_END;
          if (isUp) leaving.current = false;
          lastTop.current = scrollTop;
        }}
        onKeyDown={({ key }) => ['ArrowUp', 'PageUp', 'Home'].includes(key) && leave()}
        onWheel={({ deltaY }) => deltaY < 0 && leave()}
      >
        {text}
      </div>
      {dropped > 0 && <figcaption className={styles.dropped}>{dropped.toLocaleString('en')} more characters were dropped.</figcaption>}
      <Announcer name={name} text={text} done={done} />
    </figure>
  );
}

/** Reads the text aloud in pieces, not with every letter; at the end what is left of it. */
function Announcer({ name, text, done }: { readonly name: string; readonly text: string; readonly done: boolean }) {
  const [said, setSaid] = useState({ upTo: 0, words: '' });
  const announce = useEffectEvent(() => {
    const next = takeAnnouncement(text, said.upTo, done);
    if (next !== null) setSaid(next);
  });
  useEffect(() => {
    const timer = done ? setTimeout(announce) : setInterval(announce, ANNOUNCE_MS);
    return () => clearInterval(timer);
  }, [done]);
  return (
    <p className={styles.hidden} role="status">
      {said.words}
      {done && ` End of ${name}.`}
    </p>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [outcome, setOutcome] = useState('');
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setOutcome('Copied'), () => setOutcome('Could not be copied: select the text instead'));
  return (
    <>
      <Button variant="plain" size="sm" icon={<Icon name="copy" size={14} />} onClick={copy}>
        Copy
      </Button>
      <span className={styles.count} role="status">{outcome}</span>
    </>
  );
}
