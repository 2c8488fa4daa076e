'use client';
import { useId, useRef, useState } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { Icon } from '#app/_components/ui/icon.tsx';
import { courseApi } from '#lib/course/studio.ts';
import { askServer } from '../ask-server.ts';
import { Refusal } from '../refusal.tsx';
import styles from '../studio.module.css';
import { useAsking } from '../use-asking.ts';

/** The course as a zip, out and in. */
export function CourseFiles({ course, revision }: { readonly course: string; readonly revision: number }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [zip, setZip] = useState<File | null>(null);
  const { isBusy, message, ask } = useAsking();
  const bring = (): void => {
    if (!zip || isBusy) return;
    void ask(() => askServer('POST', `${courseApi(course, 'import')}?base=${String(revision)}`, zip), () => {
      setZip(null);
      if (input.current) input.current.value = '';
    });
  };
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Files</h2>
      <p>
        <a href={courseApi(course, 'export')} className={styles.take} download>
          <Icon name="download" size={14} /> Take the course out as a zip
        </a>
      </p>
      <div className={styles.form}>
        <label htmlFor={id}>Bring a zip in</label>
        <input ref={input} id={id} type="file" accept=".zip,application/zip" aria-describedby={`${id}-hint`} onChange={(event) => setZip(event.target.files?.[0] ?? null)} />
        <p id={`${id}-hint`} className={styles.hint}>
          The draft has exactly the files of the zip then. What was there stays in the history of each lesson; learners see nothing of it until you publish.
        </p>
        <Refusal message={message} />
        <div>
          <Button aria-disabled={!zip || isBusy} onClick={bring}>
            {isBusy ? 'Bringing it in…' : 'Bring it in'}
          </Button>
        </div>
      </div>
    </section>
  );
}
