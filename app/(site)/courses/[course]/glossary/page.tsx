import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Glossary } from '#app/_components/site/course/glossary.tsx';
import { CoursePart } from '#app/_components/site/course/course-part.tsx';
import { toGlossary } from '#lib/course/glossary.ts';
import { readCourse, readLessons } from '#lib/server/content/read.ts';

interface GlossaryPageProps {
  readonly params: Promise<{ readonly course: string }>;
}

export async function generateMetadata({ params }: GlossaryPageProps): Promise<Metadata> {
  const course = await readCourse((await params).course);
  return course ? { title: `Glossary of ${course.title}`, description: `All terms of ${course.title}, and where they are used.` } : { title: 'Not found' };
}

export default async function GlossaryPage({ params }: GlossaryPageProps) {
  const course = await readCourse((await params).course);
  if (!course) notFound();
  const entries = toGlossary(await readLessons(course));
  return (
    <CoursePart course={course} title="Glossary" about={`${String(entries.length)} terms, each with the lesson that introduces it and the lessons that use it.`}>
      <Glossary course={course.slug} entries={entries} />
    </CoursePart>
  );
}
