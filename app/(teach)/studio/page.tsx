import type { Metadata } from 'next';
import { Link } from '#app/_components/ui/link.tsx';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import { studioPath } from '#lib/course/studio.ts';
import { db } from '#lib/server/db/client.ts';
import { requireAccountOnPage } from '#lib/server/identity/current-person.ts';
import { listStudioCourses } from '#lib/server/studio/course-view.ts';
import { listGitCourses } from '#lib/server/studio/create-course.ts';
import { listOwnCourses, mayMakeCourses } from '#lib/server/studio/may-create.ts';
import { NewCourse } from './new-course.tsx';
import styles from './studio.module.css';

export const metadata: Metadata = { title: 'Studio', robots: { index: false } };

/** The courses that somebody may write. */
export default async function StudioPage() {
  const person = await requireAccountOnPage('/studio');
  const mayMake = mayMakeCourses(person);
  const [courses, fromGit] = await Promise.all([listStudioCourses(db, listOwnCourses(person)), mayMake ? listGitCourses() : []]);
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <h1 className={styles.heading}>Studio</h1>
      <p className={styles.lead}>Write lessons here and publish them when they pass the check. A course is the same set of files as in git: take it out as a zip at any time, and bring it back.</p>
      <section className={styles.section} aria-labelledby="courses">
        <h2 id="courses">Your courses</h2>
        {courses.length === 0 ? (
          <p className={styles.lead}>{mayMake ? 'None yet. Begin one below, or copy one that is written in git.' : 'None yet. The owner of a course can make you an instructor of it.'}</p>
        ) : (
          <ul className={styles.list}>
            {courses.map((course) => (
              <li key={course.slug} className={styles.row}>
                <span>
                  <Link href={studioPath(course.slug)} className={styles.name}>
                    {course.title}
                  </Link>
                  <span className={styles.fact}>{course.slug}</span>
                </span>
                <span>
                  {course.published} of {course.lessons} {course.lessons === 1 ? 'lesson' : 'lessons'} published
                  <span className={styles.fact}>
                    last saved by {course.by.name}, <LocalTime at={course.at} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayMake && <NewCourse fromGit={fromGit} />}
    </main>
  );
}
