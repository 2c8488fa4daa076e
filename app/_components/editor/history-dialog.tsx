'use client';
/** What was saved of a text, and the way back to it. */
import { useEffect, useState } from 'react';
import type { BrowserDrafts } from '#lib/client/drafts/browser-sync.ts';
import type { Draft } from '#lib/client/drafts/draft.ts';
import { readEntry, readHistory, type HistoryEntry, type HistoryFound } from '#lib/client/drafts/read-history.ts';
import { diffLines, toLines } from '#lib/course/diff-lines.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Button } from '../ui/button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import styles from './history-dialog.module.css';
import { useDraftSnapshot } from './use-draft.ts';

interface HistoryDialogProps {
  readonly draft: Draft;
  /** what is edited, in words: "cell", "exercise" */
  readonly what: string;
  readonly drafts: BrowserDrafts;
  readonly onClose: () => void;
}

/** The text that everything began with. */
const AUTHORS: HistoryEntry = { id: '', savedAt: 0, device: '', text: null };

export function HistoryDialog({ draft, what, drafts, onClose }: HistoryDialogProps) {
  const { text } = useDraftSnapshot(draft);
  const [found, setFound] = useState<HistoryFound | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void readHistory(drafts, draft.key).then((history) => !isGone && setFound(history));
    return () => {
      isGone = true;
    };
  }, [drafts, draft]);
  // the browser gives the focus back only to who closes a dialog that stays
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
  const restore = (chosen: string): void => {
    draft.replace(chosen);
    onClose();
  };
  return (
    <Dialog title={`History of this ${what}`} size="wide" onClose={onClose}>
      {found?.isPartial && (
        <p role="status" className={styles.note}>
          The server cannot be reached now: this is what was saved in this browser.
        </p>
      )}
      {found === null ? (
        <p role="status">Looking…</p>
      ) : (
        <ol className={styles.entries}>
          {[...found.entries, AUTHORS].map((entry) => (
            <li key={entry.id} className={styles.entry}>
              <p className={styles.line}>
                {entry === AUTHORS ? 'The author’s text' : <><LocalTime at={new Date(entry.savedAt).toISOString()} /> <span className={styles.device}>{entry.device}</span></>}
              </p>
              <Button size="sm" aria-expanded={open === entry.id} onClick={() => setOpen(open === entry.id ? null : entry.id)}>
                Compare
              </Button>
              {open === entry.id && <Compared draft={draft} drafts={drafts} entry={entry} now={text} onRestore={restore} />}
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}

interface ComparedProps {
  readonly draft: Draft;
  readonly drafts: BrowserDrafts;
  readonly entry: HistoryEntry;
  /** the text as it is */
  readonly now: string;
  readonly onRestore: (text: string) => void;
}

/** What restoring an entry would change. */
function Compared({ draft, drafts, entry, now, onRestore }: ComparedProps) {
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof readEntry>> | null>(null);
  useEffect(() => {
    let isGone = false;
    void readEntry(drafts, draft.key, entry).then((read) => !isGone && setAnswer(read));
    return () => {
      isGone = true;
    };
  }, [drafts, draft, entry]);
  if (answer === null) return <p role="status" className={styles.compared}>Looking…</p>;
  if ('problem' in answer) return <p role="alert" className={styles.compared}>{answer.problem}</p>;
  const then = answer.text ?? draft.initial.text;
  if (then === now) return <p role="status" className={styles.compared}>This is the text as it is now.</p>;
  return (
    <div className={styles.compared}>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="text-box" tabIndex={0} role="group" aria-label="What restoring would change">
        <code>
          {toDiff(now, then).map(({ sign, line }, index) => (
            <span key={index} className={styles.diff} data-sign={sign}>
              {sign === ' ' ? '  ' : <><span className="visually-hidden">{sign === '+' ? 'comes back: ' : 'goes: '}</span><span aria-hidden="true">{sign} </span></>}
              <span>{line}</span>
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
      <Button size="sm" variant="primary" onClick={() => onRestore(then)}>
        Restore this text
      </Button>
    </div>
  );
}

/** All lines of both, those that would go before those that would come. */
function toDiff(now: string, then: string): { readonly sign: ' ' | '+' | '-'; readonly line: string }[] {
  const [a, b] = [toLines(now), toLines(then)];
  let at = 0;
  const shown = diffLines(a, b).flatMap(({ aFrom, aTo, bFrom, bTo }) => {
    const same = a.slice(at, aFrom).map((line) => ({ sign: ' ' as const, line }));
    at = aTo;
    return [...same, ...a.slice(aFrom, aTo).map((line) => ({ sign: '-' as const, line })), ...b.slice(bFrom, bTo).map((line) => ({ sign: '+' as const, line }))];
  });
  return [...shown, ...a.slice(at).map((line) => ({ sign: ' ' as const, line }))];
}
