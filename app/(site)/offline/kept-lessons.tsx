'use client';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { listWaiting } from '#lib/client/offline/list-waiting.ts';
import { listLessons } from '#lib/client/offline/kept-lessons.ts';
import { readRoom, removeLesson } from '#lib/client/offline/manage-kept.ts';
import { OFFLINE_CHANNEL, OFFLINE_PAGE, type KeptLesson } from '#lib/course/offline.ts';
import styles from './kept-lessons.module.css';

interface Facts {
  readonly lessons: readonly KeptLesson[];
  /** submissions that wait for a connection, by `course/lesson/exercise` */
  readonly waiting: readonly string[];
  /** bytes this site uses here; null: the browser does not say */
  readonly bytes: number | null;
  /** another page was asked for, and nobody answered */
  readonly isElsewhere: boolean;
}

async function readFacts(): Promise<Facts> {
  const waiting = listWaiting();
  const lessons = 'caches' in window ? await listLessons(caches).catch(() => []) : [];
  return { lessons, waiting, bytes: await readRoom(), isElsewhere: location.pathname !== OFFLINE_PAGE };
}

/** What this browser keeps, and a way to let go of it. Plain links: without a connection they are answered by what is kept. */
export function KeptLessons() {
  const [facts, setFacts] = useState<Facts | null>(null);
  const read = useCallback(() => void readFacts().then(setFacts), []);
  useEffect(() => {
    read();
    if (!('BroadcastChannel' in window)) return;
    const channel = new BroadcastChannel(OFFLINE_CHANNEL);
    channel.onmessage = read;
    return () => channel.close();
  }, [read]);
  if (!facts) return <p role="status">Looking for what this browser keeps…</p>;
  const { lessons, waiting, bytes, isElsewhere } = facts;
  return (
    <div role="status" className={styles.kept}>
      {isElsewhere && (
        <p>
          This page is not kept in your browser, and the server does not answer. <Button size="sm" onClick={() => location.reload()}>Try again</Button>
        </p>
      )}
      {lessons.length === 0 ? (
        <p>No lesson is kept here yet. Open one with a connection: a moment later its end says “Available offline”.</p>
      ) : (
        <>
          <p>These open, run and check without a connection{bytes === null ? '' : ` (this site uses ${String(Math.ceil(bytes / 1_000_000))} MB of your browser’s room)`}:</p>
          <ul className={styles.list}>
            {lessons.map(({ path, title }) => (
              <li key={path} className={styles.lesson}>
                {/* not a Link: its page is fetched whole, from what is kept */}
                <a href={path}>{title}</a>
                <Button variant="plain" size="sm" aria-label={`Remove ${title} from this browser`} onClick={() => removeLesson(path)}>
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {waiting.length > 0 && (
        <p>
          {waiting.length === 1 ? 'One submission waits' : `${String(waiting.length)} submissions wait`} for a connection ({waiting.map((exercise) => exercise.split('/').at(-1)).join(', ')}). {waiting.length === 1 ? 'It is sent' : 'They are sent'} as soon as the server answers a page of this
          site; what counts is when {waiting.length === 1 ? 'it arrives' : 'they arrive'}.
        </p>
      )}
    </div>
  );
}
