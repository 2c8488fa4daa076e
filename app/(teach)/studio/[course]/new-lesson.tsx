'use client';
import { useId, useState, type SubmitEvent } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { courseApi } from '#lib/course/studio.ts';
import { askServer } from '../ask-server.ts';
import styles from '../studio.module.css';
import { useAsking } from '../use-asking.ts';

/** A lesson after the last one, with something in it that passes. */
export function NewLesson({ course }: { readonly course: string }) {
  const id = useId();
  const [title, setTitle] = useState('');
  const [slug, setSlug] = useState('');
  const { isBusy, message, ask } = useAsking();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    void ask(() => askServer('POST', courseApi(course, 'lessons'), { slug, title }), () => {
      setTitle('');
      setSlug('');
    });
  };
  return (
    <details className={styles.report}>
      <summary>New lesson</summary>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor={`${id}-title`}>Title</label>
        <input id={`${id}-title`} required maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
        <label htmlFor={`${id}-slug`}>Name in the address</label>
        <input id={`${id}-slug`} required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxLength={60} value={slug} onChange={(event) => setSlug(event.target.value)} spellCheck={false} autoComplete="off" />
        {message !== null && (
          <p role="alert" className={styles.said}>
            {message}
          </p>
        )}
        <div>
          <Button type="submit" aria-disabled={isBusy}>
            Add the lesson
          </Button>
        </div>
      </form>
    </details>
  );
}
