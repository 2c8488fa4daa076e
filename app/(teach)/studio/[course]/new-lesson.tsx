'use client';
import { useState, type SubmitEvent } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { courseApi } from '#lib/course/studio.ts';
import { askServer } from '../ask-server.ts';
import { SlugField, TitleField } from '../name-fields.tsx';
import { Refusal } from '../refusal.tsx';
import styles from '../studio.module.css';
import { useAsking } from '../use-asking.ts';

/** A lesson after the last one, with something in it that passes. */
export function NewLesson({ course }: { readonly course: string }) {
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
        <TitleField value={title} onChange={setTitle} />
        <SlugField value={slug} onChange={setSlug} />
        <Refusal message={message} />
        <div>
          <Button type="submit" aria-disabled={isBusy}>
            Add the lesson
          </Button>
        </div>
      </form>
    </details>
  );
}
