'use client';
import { useRouter } from 'next/navigation';
import { useId, useState, type SubmitEvent } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { STUDIO_API, studioPath, type CourseList, type CreateCourse } from '#lib/course/studio.ts';
import { askServer } from './ask-server.ts';
import { SlugField, TitleField } from './name-fields.tsx';
import { Refusal } from './refusal.tsx';
import styles from './studio.module.css';
import { useAsking } from './use-asking.ts';

/** Begins a course, or copies one of git. */
export function NewCourse({ fromGit }: { readonly fromGit: CourseList['fromGit'] }) {
  const router = useRouter();
  const id = useId();
  const [original, setOriginal] = useState('');
  const [title, setTitle] = useState('');
  const [slug, setSlug] = useState('');
  const { isBusy, message, ask } = useAsking();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    const wish: CreateCourse = original === '' ? { from: 'nothing', slug, title } : { from: 'git', slug, original };
    void ask(() => askServer('POST', STUDIO_API, wish), () => router.push(studioPath(slug)));
  };
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>A new course</h2>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor={`${id}-from`}>Begin with</label>
        <select id={`${id}-from`} value={original} onChange={(event) => setOriginal(event.target.value)}>
          <option value="">One lesson to write over</option>
          {fromGit.map((course) => (
            <option key={course.slug} value={course.slug}>
              A copy of {course.title} ({course.lessons} lessons)
            </option>
          ))}
        </select>
        {original === '' && <TitleField value={title} onChange={setTitle} />}
        <SlugField value={slug} onChange={setSlug} hint="Lower-case words joined by “-”, for instance my-course. It stays." />
        <Refusal message={message} />
        <div>
          <Button type="submit" variant="primary" aria-disabled={isBusy}>
            {isBusy ? 'Making it…' : 'Make the course'}
          </Button>
        </div>
      </form>
    </section>
  );
}
