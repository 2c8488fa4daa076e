import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { live } from '#app/_components/live/index.ts';
import { Notebook } from '#app/_components/notebook/notebook.tsx';
import { LessonView } from '#app/_components/site/lesson/lesson-view.tsx';
import { preloadLessonFonts } from '#app/_styles/preload-fonts.ts';
import { earlyRunScript } from '#lib/client/notebook/early-run.ts';
import { arrivalScript } from '#lib/client/reading/arrival.ts';
import { assetBase } from '#lib/server/assets/asset-base.ts';
import { readCourse, readLesson } from '#lib/server/content/read.ts';
import { env } from '#lib/server/env/env.ts';
import { readShell } from '#lib/server/offline/shell-files.ts';

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
  const assets = assetBase();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const script = <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: `${arrivalScript()};${earlyRunScript(assets)}` }} />;
  if (live) {
    return (
      <live.LiveLesson course={course} lesson={lesson} assetBase={assets}>
        {script}
      </live.LiveLesson>
    );
  }
  return (
    <LessonView
      course={course}
      lesson={lesson}
      assetBase={assets}
      keptBuild={env().keepsLessons ? (await readShell(assets)).build : null}
      frame={(article) => (
        <Notebook course={courseSlug} slug={slug} version={lesson.version} cells={lesson.cells} assetBase={assets}>
          {article}
        </Notebook>
      )}
    >
      {script}
    </LessonView>
  );
}
