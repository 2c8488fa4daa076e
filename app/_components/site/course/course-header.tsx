import type { Course } from '#lib/course/lesson.ts';
import type { Progress } from '#lib/server/submissions/progress.ts';
import { LinkButton } from '#app/_components/ui/link-button.tsx';
import { Link } from '#app/_components/ui/link.tsx';
import { ContinueReading } from './continue-reading.tsx';
import styles from './course-header.module.css';
import { countCoursePoints, findNextLesson, type NextLesson } from './progress.ts';

/** What the main link says, by how far the learner is. */
const WORDS: Record<NextLesson['state'], (title: string) => string> = {
  start: () => 'Start the course',
  continue: (title) => `Continue with “${title}”`,
  done: () => 'Read it again',
};

/** Title of a course, how far the learner is, and where to go on. */
export function CourseHeader({ course, progress }: { readonly course: Course; readonly progress: Progress }) {
  const next = findNextLesson(course, progress);
  const { earned, points } = countCoursePoints(course, progress);
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{course.title}</h1>
      <p className={styles.summary}>{course.summary}</p>
      {next ? (
        <div className={styles.standing}>
          <LinkButton href={`/courses/${course.slug}/${next.lesson.slug}`} variant="primary">
            {WORDS[next.state](next.lesson.title)}
          </LinkButton>
          {next.state === 'start' ? null : (
            <div className={styles.points}>
              <label htmlFor="points">
                {earned} of {points} points
              </label>
              <meter id="points" className={styles.meter} min={0} max={points} value={earned}>
                {earned} of {points}
              </meter>
            </div>
          )}
        </div>
      ) : null}
      <ContinueReading />
      <nav className={styles.parts} aria-label="About the course">
        <Link href={`/courses/${course.slug}/map`}>Course map</Link>
        <Link href={`/courses/${course.slug}/glossary`}>Glossary</Link>
        <Link href="/search">Search the lessons</Link>
      </nav>
    </header>
  );
}
