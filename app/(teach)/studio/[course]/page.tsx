import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Icon } from '#app/_components/ui/icon.tsx';
import { Link } from '#app/_components/ui/link.tsx';
import { courseSlugSchema, studioPath } from '#lib/course/studio.ts';
import { db } from '#lib/server/db/client.ts';
import { requireRoleOnPage } from '#lib/server/identity/current-person.ts';
import { readCourseView } from '#lib/server/studio/course-view.ts';
import { readPart } from '#lib/server/studio/history.ts';
import { CourseFiles } from './course-files.tsx';
import { CourseReleases } from './course-releases.tsx';
import { LessonRow } from './lesson-row.tsx';
import { NewLesson } from './new-lesson.tsx';
import { Outline } from './outline.tsx';
import styles from '../studio.module.css';

interface StudioCoursePageProps {
  readonly params: Promise<{ readonly course: string }>;
}

export async function generateMetadata({ params }: StudioCoursePageProps): Promise<Metadata> {
  return { title: `${(await params).course} (studio)`, robots: { index: false } };
}

/** A course in the studio: its lessons, what of them learners see, and what was asked to be checked and published. */
export default async function StudioCoursePage({ params }: StudioCoursePageProps) {
  const slug = courseSlugSchema.safeParse((await params).course).data ?? notFound();
  await requireRoleOnPage(slug, 'instructor', studioPath(slug));
  const course = (await readCourseView(db, slug)) ?? notFound();
  const outline = (await readPart(db, slug, 'course', course.revision)).files[0]?.text ?? '';
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <Link href={studioPath()} className={styles.back}>
        <Icon name="back" size={14} /> Studio
      </Link>
      <h1 className={styles.heading}>{course.title}</h1>
      {course.lessons.some(({ published }) => published) && (
        <p className={styles.lead}>
          Learners find it at <Link href={`/courses/${slug}`}>/courses/{slug}</Link>.
        </p>
      )}
      <section className={styles.section} aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        <ol className={styles.list}>
          {course.lessons.map((lesson) => (
            <LessonRow key={lesson.folder} course={slug} lesson={lesson} />
          ))}
        </ol>
        <NewLesson course={slug} />
      </section>
      <CourseReleases course={slug} revision={course.revision} releases={course.releases} isLive={course.lessons.some(({ published }) => published)} />
      <Outline key={outline} course={slug} revision={course.revision} text={outline} />
      <CourseFiles course={slug} revision={course.revision} />
    </main>
  );
}
