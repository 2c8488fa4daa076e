'use client';
/** The editor of a lesson: opens its draft, then shows the workbench. */
import { useMemo } from 'react';
import { openStudioApi } from '#lib/client/studio/studio-api.ts';
import type { CourseNames } from '#lib/client/studio/mdx/course-names.ts';
import type { PartFiles } from '#lib/course/studio.ts';
import { LocalTime } from '../../ui/local-time.tsx';
import styles from './studio.module.css';
import { useLessonDraft } from './use-lesson-draft.ts';
import { Workbench } from './workbench.tsx';

export interface StudioEditorProps {
  readonly course: string;
  /** folder of the lesson */
  readonly folder: string;
  readonly title: string;
  readonly assetBase: string;
  readonly opened: PartFiles;
  readonly names: CourseNames;
}

export function StudioEditor(props: StudioEditorProps) {
  const { course, folder, opened } = props;
  const api = useMemo(() => openStudioApi(course), [course]);
  const state = useLessonDraft(course, folder, opened, api);
  if (!state) {
    return (
      <main id="main" tabIndex={-1} className={styles.opening}>
        <h1 className={styles.title}>{props.title}</h1>
        <p role="status">Opening the draft…</p>
      </main>
    );
  }
  const { draft, foundFrom } = state;
  const found = foundFrom === null ? null : (
    <>
      Text of <LocalTime at={new Date(foundFrom).toISOString()} /> that had not been saved was found in this browser and put back.
    </>
  );
  return <Workbench {...props} draft={draft} api={api} found={found} />;
}
