import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Link } from '#app/_components/ui/link.tsx';
import { NothingPublished } from '#app/_components/site/nothing-published.tsx';
import { listCourses } from '#lib/server/content/read.ts';
import styles from './courses.module.css';

export const metadata: Metadata = { title: 'Courses' };

/** The courses of this server; with one alone, that one. */
export default async function CoursesPage() {
  const courses = await listCourses();
  const [only, ...others] = courses;
  if (only && others.length === 0) redirect(`/courses/${only.slug}`);
  return (
    <main id="main" tabIndex={-1} className={styles.courses}>
      <h1 className={styles.title}>Courses</h1>
      {courses.length === 0 ? (
        <NothingPublished />
      ) : (
        <ul className={styles.list}>
          {courses.map((course) => (
            <li key={course.slug}>
              <h2 className={styles.name}>
                <Link href={`/courses/${course.slug}`}>{course.title}</Link>
              </h2>
              <p className={styles.summary}>{course.summary}</p>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
