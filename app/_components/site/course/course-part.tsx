import type { ReactNode } from 'react';
import { Link } from '#app/_components/ui/link.tsx';
import type { Course } from '#lib/course/lesson.ts';
import styles from './course-part.module.css';

interface CoursePartProps {
  readonly course: Course;
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

/** A page about the whole course beside its contents. */
export function CoursePart({ course, title, about, children }: CoursePartProps) {
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <header className={styles.header}>
        <p className={styles.course}>
          <Link href={`/courses/${course.slug}`}>{course.title}</Link>
        </p>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.about}>{about}</p>
      </header>
      {children}
    </main>
  );
}
