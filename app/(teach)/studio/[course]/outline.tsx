'use client';
import { useId, useState } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { courseApi } from '#lib/course/studio.ts';
import { askServer } from '../ask-server.ts';
import { Refusal } from '../refusal.tsx';
import styles from '../studio.module.css';
import { useAsking } from '../use-asking.ts';

/** course.json: titles, modules and the order of lessons. */
export function Outline({ course, revision, text: saved }: { readonly course: string; readonly revision: number; readonly text: string }) {
  const id = useId();
  const [text, setText] = useState(saved);
  const { isBusy, message, ask } = useAsking();
  const save = (): void => {
    if (!isBusy && text !== saved) void ask(() => askServer('PUT', courseApi(course, 'files'), { base: revision, changes: [{ path: 'course.json', text }] }));
  };
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Outline</h2>
      <div className={styles.outline}>
        <label htmlFor={id}>course.json: titles, modules, and the lessons in their order</label>
        <textarea id={id} value={text} onChange={(event) => setText(event.target.value)} spellCheck={false} aria-describedby={`${id}-hint`} />
        <p id={`${id}-hint`} className={styles.hint}>
          Folders sort as the course goes, so a lesson in the middle needs a number in the middle. It is published with the next lesson that is.
        </p>
        <Refusal message={message} />
        <div className={styles.actions}>
          <Button aria-disabled={isBusy || text === saved} onClick={save}>
            Save the outline
          </Button>
          {text === saved ? <span className={styles.hint}>Saved</span> : <span className={styles.hint}>Not saved yet</span>}
        </div>
      </div>
    </section>
  );
}
