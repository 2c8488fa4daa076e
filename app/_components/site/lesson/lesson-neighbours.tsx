import { Link } from '../../ui/link.tsx';
import type { LessonSummary } from '#lib/course/lesson.ts';
import type { Place } from './find-place.ts';
import styles from './lesson-neighbours.module.css';

/** The lesson before and the one after; after the last one, the course. */
export function LessonNeighbours({ course, place }: { readonly course: string; readonly place: Place }) {
  return (
    <nav className={styles.neighbours} aria-label="Lessons">
      {place.previous ? <Neighbour course={course} lesson={place.previous} word="Previous" /> : <span />}
      {place.next ? (
        <Neighbour course={course} lesson={place.next} word="Next" />
      ) : (
        <Link className={styles.neighbour} href={`/courses/${course}`}>
          <span className={styles.word}>That was the last lesson</span>
          <span className={styles.title}>Back to the contents</span>
        </Link>
      )}
    </nav>
  );
}

interface NeighbourProps {
  readonly course: string;
  readonly lesson: LessonSummary;
  readonly word: 'Previous' | 'Next';
}

function Neighbour({ course, lesson, word }: NeighbourProps) {
  return (
    <Link className={styles.neighbour} href={`/courses/${course}/${lesson.slug}`} rel={word === 'Next' ? 'next' : 'prev'}>
      <span className={styles.word}>{word}</span>
      <span className={styles.title}>{lesson.title}</span>
    </Link>
  );
}
