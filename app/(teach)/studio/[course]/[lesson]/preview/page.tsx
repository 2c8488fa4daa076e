import type { Metadata } from 'next';
import { PreviewFrame } from '#app/_components/studio/preview/preview-frame.tsx';
import { preloadLessonFonts } from '#app/_styles/preload-fonts.ts';
import { assetBase } from '#lib/server/assets/asset-base.ts';

export const metadata: Metadata = { title: 'Preview', robots: { index: false } };

/** Empty until the studio around it sends a draft: there is nothing here to keep from anyone. */
export default async function PreviewPage({ params }: { readonly params: Promise<{ readonly course: string; readonly lesson: string }> }) {
  const { course, lesson } = await params;
  preloadLessonFonts();
  return <PreviewFrame path={`${course}/${lesson}`} assetBase={assetBase()} />;
}
