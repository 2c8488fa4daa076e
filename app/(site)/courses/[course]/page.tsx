import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseContents } from '#app/_components/site/course/course-contents.tsx';
import { CourseHeader } from '#app/_components/site/course/course-header.tsx';
import { NothingPublished } from '#app/_components/site/nothing-published.tsx';
import { readCourse } from '#lib/server/content/read.ts';
import { currentLearner } from '#lib/server/learner/current-learner.ts';
import { readProgress } from '#lib/server/submissions/progress.ts';
import styles from './course.module.css';

interface CoursePageProps {
  readonly params: Promise<{ readonly course: string }>;
}

export async function generateMetadata({ params }: CoursePageProps): Promise<Metadata> {
  const course = await readCourse((await params).course);
  return course ? { title: course.title, description: course.summary } : { title: 'Not found' };
}

export default async function CoursePage({ params }: CoursePageProps) {
  const course = await readCourse((await params).course);
  if (!course) notFound();
  const learner = await currentLearner();
  const progress = learner ? await readProgress(learner, course.slug) : {};
  return (
    <main id="main" tabIndex={-1} className={styles.course}>
      <CourseHeader course={course} progress={progress} />
      {course.modules.length === 0 ? <NothingPublished /> : <CourseContents course={course} progress={progress} level={2} />}
    </main>
  );
}
