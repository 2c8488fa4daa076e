import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseMap } from '#app/_components/site/course/course-map.tsx';
import { CoursePart } from '#app/_components/site/course/course-part.tsx';
import { toMapRows } from '#app/_components/site/course/map-rows.ts';
import { readCourse } from '#lib/server/content/read.ts';
import { currentLearner } from '#lib/server/learner/current-learner.ts';
import { readProgress } from '#lib/server/submissions/progress.ts';

interface MapPageProps {
  readonly params: Promise<{ readonly course: string }>;
}

export async function generateMetadata({ params }: MapPageProps): Promise<Metadata> {
  const course = await readCourse((await params).course);
  return course ? { title: `Map of ${course.title}`, description: `Which lesson of ${course.title} builds on which, and the terms each introduces.` } : { title: 'Not found' };
}

export default async function MapPage({ params }: MapPageProps) {
  const course = await readCourse((await params).course);
  if (!course) notFound();
  const learner = await currentLearner();
  const progress = learner ? await readProgress(learner, course.slug) : {};
  return (
    <CoursePart course={course} title="Course map" about="An arc leads from a lesson to each one that builds on it. Point at a lesson, or move to it by keyboard, to see its own arcs.">
      <CourseMap course={course.slug} rows={toMapRows(course, progress)} />
    </CoursePart>
  );
}
