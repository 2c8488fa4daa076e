import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PreviewFrame } from '#app/_components/studio/preview/preview-frame.tsx';
import { preloadLessonFonts } from '#app/_styles/preload-fonts.ts';
import { studioPath } from '#lib/course/studio.ts';
import { assetBase } from '#lib/server/assets/asset-base.ts';
import { requireRoleOnPage } from '#lib/server/identity/current-person.ts';

export const metadata: Metadata = { title: 'Preview', robots: { index: false } };

/** Empty until the studio around it sends a draft. */
export default async function PreviewPage({ params }: { readonly params: Promise<{ readonly course: string; readonly lesson: string }> }) {
  const { course, lesson } = await params;
  await requireRoleOnPage(course, 'instructor', studioPath(course, lesson));
  preloadLessonFonts();
  return (
    <>
      {/* before anything is painted: preview.module.css hides the site around the lesson */}
      <script nonce={(await headers()).get('x-nonce') ?? undefined} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "document.documentElement.dataset.alone=''" }} />
      <PreviewFrame path={`${course}/${lesson}`} assetBase={assetBase()} />
    </>
  );
}
