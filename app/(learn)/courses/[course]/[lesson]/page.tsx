import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { renderLesson } from '#app/_components/mdx.tsx';
import { Notebook } from '#app/_components/notebook/notebook.tsx';
import { findPlace } from '#app/_components/site/lesson/find-place.ts';
import { FocusableOverflow } from '#app/_components/site/lesson/focusable-overflow.tsx';
import { LessonContents } from '#app/_components/site/lesson/lesson-contents.tsx';
import { LessonEnd } from '#app/_components/site/lesson/lesson-end.tsx';
import { LessonHeader } from '#app/_components/site/lesson/lesson-header.tsx';
import { LessonNeighbours } from '#app/_components/site/lesson/lesson-neighbours.tsx';
import { preloadLessonFonts } from '#app/_styles/preload-fonts.ts';
import { earlyRunScript } from '#lib/client/notebook/early-run.ts';
import { arrivalScript } from '#lib/client/reading/arrival.ts';
import { assetBase } from '#lib/server/assets/asset-base.ts';
import { readCourse, readLesson } from '#lib/server/content/read.ts';
import styles from './lesson.module.css';

interface LessonPageProps {
  readonly params: Promise<{ readonly course: string; readonly lesson: string }>;
}

export async function generateMetadata({ params }: LessonPageProps): Promise<Metadata> {
  const { course, lesson: slug } = await params;
  const lesson = await readLesson(course, slug);
  return lesson ? { title: lesson.title, description: lesson.summary } : { title: 'Not found' };
}

export default async function LessonPage({ params }: LessonPageProps) {
  const { course: courseSlug, lesson: slug } = await params;
  const [course, lesson] = await Promise.all([readCourse(courseSlug), readLesson(courseSlug, slug)]);
  if (!course || !lesson) notFound();
  preloadLessonFonts();
  const place = findPlace(course, slug);
  const assets = assetBase();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: `${arrivalScript()};${earlyRunScript(assets)}` }} />
      <LessonHeader course={course} lesson={lesson} place={place} />
      <LessonContents headings={lesson.headings} />
      <div className={styles.work}>
        <Notebook course={courseSlug} slug={slug} version={lesson.version} cells={lesson.cells} assetBase={assets}>
          <article className={`prose ${styles.body}`}>{renderLesson(lesson, { assetBase: assets })}</article>
        </Notebook>
        <LessonEnd lesson={lesson} />
        {place ? <LessonNeighbours course={courseSlug} place={place} /> : null}
      </div>
      <FocusableOverflow />
    </main>
  );
}
