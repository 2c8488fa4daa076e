import { Link } from '../../ui/link.tsx';
import { toTermId } from '#lib/course/glossary.ts';
import type { Course, Lesson } from '#lib/course/lesson.ts';
import type { Place } from './find-place.ts';
import styles from './lesson-header.module.css';

interface LessonHeaderProps {
  readonly course: Course;
  readonly lesson: Lesson;
  readonly place: Place | null;
}

/** Where we are, what the lesson is called, what it answers, and what it takes. */
export function LessonHeader({ course, lesson, place }: LessonHeaderProps) {
  const needs = course.modules.flatMap((module) => module.lessons).filter(({ slug }) => lesson.needs.includes(slug));
  return (
    <header className={styles.header}>
      <p className={styles.place}>
        <Link href={`/courses/${course.slug}`}>{course.title}</Link>
        {place ? (
          <span>
            {place.moduleNumber}.{place.lessonNumber} {place.module.title}
          </span>
        ) : null}
      </p>
      <h1 className={styles.title}>{lesson.title}</h1>
      <p className={styles.question}>{lesson.question}</p>
      <ul className={styles.facts}>
        <li>{lesson.minutes} minutes</li>
        <li>{countWords(lesson.cells.length, 'cell')} to run</li>
        {lesson.exercises.length === 0 ? null : (
          <li>
            {countWords(lesson.exercises.length, 'exercise')}, {countWords(lesson.exercises.reduce((sum, { points }) => sum + points, 0), 'point')}
          </li>
        )}
      </ul>
      {needs.length === 0 && lesson.terms.length === 0 ? null : (
        <dl className={styles.threads}>
          {needs.length === 0 ? null : (
            <div>
              <dt>Builds on</dt>
              <dd>
                {needs.map(({ slug, title }) => (
                  <span key={slug}>
                    <Link href={`/courses/${course.slug}/${slug}`}>{title}</Link>
                  </span>
                ))}
              </dd>
            </div>
          )}
          {lesson.terms.length === 0 ? null : (
            <div>
              <dt>Introduces</dt>
              <dd>
                {lesson.terms.map(({ term }) => (
                  <span key={term}>
                    <a href={`#${toTermId(term)}`}>{term}</a>
                  </span>
                ))}
              </dd>
            </div>
          )}
        </dl>
      )}
    </header>
  );
}

const countWords = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
