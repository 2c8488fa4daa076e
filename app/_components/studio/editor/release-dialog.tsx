'use client';
/** From draft to learners: check, publish now or later, take back, and what was live before. */
import { useCallback, useEffect, useState } from 'react';
import type { StudioAnswer, StudioApi } from '#lib/client/studio/studio-api.ts';
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { CourseView, Release, Versions } from '#lib/course/studio.ts';
import { Button } from '../../ui/button.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ReleaseReport } from './release-report.tsx';
import styles from './release-dialog.module.css';

interface ReleaseDialogProps {
  readonly api: StudioApi;
  readonly folder: string;
  /** what to begin with at once; null: only show */
  readonly begin: 'check' | null;
  /** Saves what is not saved; the revision, or null when it could not be saved. */
  readonly onSave: () => Promise<number | null>;
  readonly canOpen: (file: string) => boolean;
  readonly onOpen: (problem: ContentProblem) => void;
  readonly onClose: () => void;
}

/** An answer is asked for again so often while a release is on, ms. */
const ASK_AGAIN_MS = 1_000;
/** One that waits for its date is looked at again when that has come, at the latest after so many ms. */
const LOOK_AGAIN_MS = 60_000;

const isOn = ({ state }: Release): boolean => state === 'waiting' || state === 'checking';

/** ms until it may have changed; null: it will not change any more */
function untilNews(release: Release): number | null {
  if (isOn(release)) return ASK_AGAIN_MS;
  if (release.state !== 'scheduled' || release.publishAt === null) return null;
  return Math.min(Math.max(Date.parse(release.publishAt) - Date.now(), ASK_AGAIN_MS), LOOK_AGAIN_MS);
}

export function ReleaseDialog({ api, folder, begin, onSave, canOpen, onOpen, onClose }: ReleaseDialogProps) {
  const [course, setCourse] = useState<CourseView | null>(null);
  const [versions, setVersions] = useState<Versions['versions']>([]);
  const [release, setRelease] = useState<Release | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [date, setDate] = useState('');

  const refresh = useCallback(async () => {
    const [view, all] = await Promise.all([api.readCourse(), api.readVersions(folder)]);
    if (view.kind === 'ok') setCourse(view.value);
    else setMessage(view.kind === 'refused' ? view.message : 'What is published could not be loaded. Check your connection and open this again.');
    if (all.kind === 'ok') setVersions(all.value.versions);
  }, [api, folder]);

  const take = useCallback((answer: StudioAnswer<Release>): void => {
    if (answer.kind !== 'ok') return setMessage(answer.kind === 'refused' ? answer.message : 'The server could not be reached. Check your connection and try again.');
    setRelease(answer.value);
    if (!isOn(answer.value)) void refresh();
  }, [refresh]);

  const ask = useCallback(async (wish: 'check' | 'publish', publishAt: string | null) => {
    setMessage(null);
    const revision = await onSave();
    if (revision === null) return setMessage('The draft could not be saved, so there is nothing to check. See the line above the editor.');
    take(await api.askRelease({ wish, lesson: folder, revision, publishAt }));
  }, [api, folder, onSave, take]);

  useEffect(() => {
    // asked once, when the dialog opens
    // eslint-disable-next-line react-hooks/set-state-in-effect
    void refresh();
    if (begin !== null) void ask(begin, null);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    const wait = release && untilNews(release);
    if (!release || wait === null) return;
    const again = async (): Promise<void> => {
      const answer = await api.readRelease(release.id);
      // without a connection it goes on all the same, and is asked again
      if (answer.kind === 'away') setRelease({ ...release });
      else take(answer);
    };
    const timer = setTimeout(() => void again(), wait);
    return () => clearTimeout(timer);
  }, [api, release, take]);

  const change = async (work: Promise<StudioAnswer<CourseView>>): Promise<void> => {
    const answer = await work;
    if (answer.kind !== 'ok') return setMessage(answer.kind === 'refused' ? answer.message : 'The server could not be reached. Check your connection and try again.');
    setMessage(null);
    await refresh();
  };
  const cancel = async (id: string): Promise<void> => take(await api.cancelRelease(id));

  const lesson = course?.lessons.find((entry) => entry.folder === folder);
  const scheduled = course?.releases.filter((entry) => entry.lesson === folder && entry.state === 'scheduled') ?? [];
  const isBusy = release !== null && isOn(release);
  return (
    <Dialog title="Check and publish" onClose={onClose}>
      <p className={styles.state}>
        {!lesson ? 'Asking what is published…' : lesson.published ? <>Learners see the version that {lesson.published.by.name} published, <LocalTime at={lesson.published.at} />.{lesson.isChanged ? ' Your draft differs from it.' : ' It is the same as your draft.'}</> : 'Learners do not see this lesson yet.'}
        {lesson?.isListed === false && ' No module of course.json lists it: learners see it once one does.'}
      </p>
      {scheduled.map(({ id, publishAt }) => (
        <p key={id} className={styles.row}>
          <span>To be published {publishAt !== null && <LocalTime at={publishAt} />}.</span>
          <Button size="sm" onClick={() => void cancel(id)}>
            Do not publish it
          </Button>
        </p>
      ))}
      <div className={styles.row}>
        <Button size="sm" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void ask('check', null)}>
          Check this lesson
        </Button>
        <Button variant="primary" size="sm" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void ask('publish', date === '' ? null : new Date(date).toISOString())}>
          {date === '' ? 'Publish now' : 'Publish then'}
        </Button>
        <label className={styles.date}>
          or at <input type="datetime-local" value={date} onChange={(event) => setDate(event.target.value)} />
        </label>
      </div>
      {message !== null && <p role="alert" className={styles.problem}>{message}</p>}
      {release && <ReleaseReport release={release} canOpen={canOpen} onOpen={onOpen} />}
      {versions.length > 0 && (
        <section className={styles.versions} aria-label="Published versions">
          <h3>Published versions</h3>
          <ol>
            {versions.map(({ version, at, by, isLive }) => (
              <li key={`${version} ${at}`} className={styles.row}>
                <span>
                  <code>{version.slice(0, 8)}</code> {by.name}, <LocalTime at={at} />
                </span>
                {isLive ? (
                  <>
                    <strong>live</strong>
                    <Button size="sm" onClick={() => void change(api.unpublish(folder))}>
                      Unpublish
                    </Button>
                  </>
                ) : (
                  <Button size="sm" onClick={() => void change(api.rollBack(folder, version))}>
                    Make it live again
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </Dialog>
  );
}
