'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useState } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { courseApi, type Release } from '#lib/course/studio.ts';
import { askServer } from '../ask-server.ts';
import { Refusal } from '../refusal.tsx';
import styles from '../studio.module.css';
import { useAsking } from '../use-asking.ts';
import { ReleaseRow } from './release-row.tsx';

interface CourseReleasesProps {
  readonly course: string;
  readonly revision: number;
  readonly releases: readonly Release[];
  /** learners see something of it */
  readonly isLive: boolean;
}

/** ms between looks at what is being checked */
const LOOK_EVERY = 2_000;

/** Checks and publishes the whole course, now or at a date, and shows what was asked before. */
export function CourseReleases({ course, revision, releases, isLive }: CourseReleasesProps) {
  const id = useId();
  const router = useRouter();
  const [date, setDate] = useState('');
  const { isBusy, message, ask } = useAsking();
  const isOn = releases.some(({ state }) => state === 'waiting' || state === 'checking');
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => router.refresh(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [isOn, router]);
  const release = (wish: 'check' | 'publish'): void => {
    const publishAt = wish === 'publish' && date !== '' ? new Date(date).toISOString() : null;
    if (!isBusy) void ask(() => askServer('POST', courseApi(course, 'releases'), { wish, lesson: null, revision, publishAt }));
  };
  const withdraw = (): void => {
    if (!isBusy) void ask(() => askServer('POST', courseApi(course, 'unpublish'), { lesson: null }));
  };
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Check and publish the course</h2>
      <div className={styles.actions}>
        <Button aria-disabled={isBusy} onClick={() => release('check')}>
          Check all lessons
        </Button>
        <Button variant="primary" aria-disabled={isBusy} onClick={() => release('publish')}>
          {date === '' ? 'Publish all lessons' : 'Publish all lessons then'}
        </Button>
        <label htmlFor={id} className={styles.hint}>
          or at <input id={id} type="datetime-local" value={date} onChange={(event) => setDate(event.target.value)} />
        </label>
        {isLive && (
          <Button variant="plain" aria-disabled={isBusy} onClick={withdraw}>
            Withdraw the course
          </Button>
        )}
      </div>
      <Refusal message={message} />
      {releases.length > 0 && (
        <ol className={styles.list} aria-label="Checks and publications, newest first">
          {releases.map((one) => (
            <ReleaseRow key={one.id} release={one} onCancel={() => void ask(() => askServer('DELETE', courseApi(course, 'releases', one.id), null))} />
          ))}
        </ol>
      )}
    </section>
  );
}
