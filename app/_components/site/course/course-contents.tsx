import { Link } from '../../ui/link.tsx';
import type { Course, CourseModule, LessonSummary } from '#lib/course/lesson.ts';
import type { Progress } from '#lib/server/submissions/progress.ts';
import styles from './course-contents.module.css';
import { countPoints } from './progress.ts';
import { ProgressMarks } from './progress-marks.tsx';

interface CourseContentsProps {
  readonly course: Course;
  /** what the learner has earned; null on pages that show the course, not the learner */
  readonly progress: Progress | null;
  /** heading level of the module titles */
  readonly level: 2 | 3;
}

/** The course as a book's table of contents: numbers, titles, and minutes where a book has pages. */
export function CourseContents({ course, progress, level }: CourseContentsProps) {
  return (
    <ol className={styles.modules} data-offline-marks="">
      {course.modules.map((module, index) => (
        <ModuleEntry key={module.title} course={course.slug} module={module} number={index + 1} progress={progress} level={level} />
      ))}
    </ol>
  );
}

interface ModuleEntryProps {
  readonly course: string;
  readonly module: CourseModule;
  readonly number: number;
  readonly progress: Progress | null;
  readonly level: 2 | 3;
}

function ModuleEntry({ course, module, number, progress, level }: ModuleEntryProps) {
  const Heading = `h${level}` as const;
  return (
    <li className={styles.module}>
      <span className={styles.numeral} aria-hidden="true">
        {number}
      </span>
      <div className={styles.body}>
        <Heading className={styles.title}>{module.title}</Heading>
        <p className={styles.summary}>{module.summary}</p>
        <ol className={styles.lessons}>
          {module.lessons.map((lesson, index) => (
            <LessonEntry key={lesson.slug} course={course} lesson={lesson} number={`${number}.${index + 1}`} progress={progress} />
          ))}
        </ol>
      </div>
    </li>
  );
}

interface LessonEntryProps {
  readonly course: string;
  readonly lesson: LessonSummary;
  readonly number: string;
  readonly progress: Progress | null;
}

function LessonEntry({ course, lesson, number, progress }: LessonEntryProps) {
  return (
    <li className={styles.lesson}>
      <p className={styles.line}>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        <Link href={`/courses/${course}/${lesson.slug}`} className={styles.link}>
          {lesson.title}
        </Link>
        <span className={styles.leader} aria-hidden="true" />
        <span className={styles.minutes}>{lesson.minutes} min</span>
      </p>
      <p className={styles.about}>{lesson.summary}</p>
      {lesson.exercises.length === 0 ? null : <Exercises lesson={lesson} progress={progress} />}
    </li>
  );
}

function Exercises({ lesson, progress }: Pick<LessonEntryProps, 'lesson' | 'progress'>) {
  const { earned, points } = countPoints(lesson, progress);
  return (
    <p className={styles.exercises}>
      {progress === null ? null : <ProgressMarks lesson={lesson} progress={progress} />}
      <span>
        {lesson.exercises.length === 1 ? '1 exercise' : `${lesson.exercises.length} exercises`}
        {progress === null ? '' : ` · ${earned} of ${points} points`}
      </span>
    </p>
  );
}
