import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StudioEditor } from '#app/_components/studio/editor/studio-editor.tsx';
import { findCourseNames } from '#lib/client/studio/mdx/course-names.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { lessonFolderSchema, studioPath } from '#lib/course/studio.ts';
import { isInPart } from '#lib/course/studio-files.ts';
import { assetBase } from '#lib/server/assets/asset-base.ts';
import { db } from '#lib/server/db/client.ts';
import { requireRoleOnPage } from '#lib/server/identity/current-person.ts';
import { findListed } from '#lib/server/studio/compose-course.ts';
import { readFiles, toTexts } from '#lib/server/studio/read-files.ts';

interface StudioLessonPageProps {
  /** `lesson` by its folder, `10-perceptron` */
  readonly params: Promise<{ readonly course: string; readonly lesson: string }>;
}

export async function generateMetadata({ params }: StudioLessonPageProps): Promise<Metadata> {
  return { title: `${toLessonSlug((await params).lesson)} (studio)`, robots: { index: false } };
}

/** The editor of one lesson, with its newest files: the page can be written in before it has asked for anything. */
export default async function StudioLessonPage({ params }: StudioLessonPageProps) {
  const { course, lesson } = await params;
  const folder = lessonFolderSchema.safeParse(lesson).data ?? notFound();
  await requireRoleOnPage(course, 'instructor', studioPath(course, folder));
  const found = await db.studioCourse.findUnique({ where: { slug: course }, select: { head: true } });
  const texts = found ? toTexts(await readFiles(db, course, found.head)) : [];
  const own = texts.filter(({ path }) => isInPart(path, folder));
  if (!found || own.length === 0) notFound();
  const folders = [...(findListed(texts.find(({ path }) => path === 'course.json')?.text ?? '') ?? [])];
  const names = findCourseNames(folders, texts);
  const title = names.lessons.find(({ slug }) => slug === toLessonSlug(folder))?.title ?? toLessonSlug(folder);
  return <StudioEditor course={course} folder={folder} title={title} assetBase={assetBase()} opened={{ revision: found.head, files: own }} names={names} />;
}
