'use client';
/** The draft, compiled after each pause in typing. */
import { useEffect, useMemo, useState } from 'react';
import type { LessonDraft } from '#lib/client/studio/lesson-draft.ts';
import { PreviewLoop } from '#lib/client/studio/preview-loop.ts';
import type { StudioApi } from '#lib/client/studio/studio-api.ts';
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { Lesson } from '#lib/course/lesson.ts';

export interface PreviewState {
  /** the newest draft that could be drawn; null before the first */
  readonly lesson: Lesson | null;
  /** on which each child of its tree begins */
  readonly lines: readonly number[];
  readonly problems: readonly ContentProblem[];
  /** why there is no newer one, as a sentence; null when all is well */
  readonly trouble: string | null;
}

const later = (ms: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** User Timing: from the end of a pause in typing to the draft drawn in the frame. */
export const PREVIEW_MARK = 'epoch.preview';

export function usePreview(draft: LessonDraft, folder: string, api: StudioApi): PreviewState {
  const [state, setState] = useState<PreviewState>({ lesson: null, lines: [], problems: [], trouble: null });
  const loop = useMemo(
    () =>
      new PreviewLoop({
        ask: (signal) => {
          performance.mark(PREVIEW_MARK);
          return api.preview(folder, draft.snapshot().revision, draft.changes(), signal);
        },
        onAnswer: (answer) =>
          setState((now) => {
            if (answer.kind === 'away') return { ...now, trouble: 'The preview waits for the connection.' };
            if (answer.kind === 'refused') return { ...now, trouble: answer.message };
            const { lesson, lines } = answer.value.kind === 'lesson' ? answer.value : now;
            return { lesson, lines, problems: answer.value.problems, trouble: null };
          }),
        later,
      }),
    [draft, folder, api],
  );
  useEffect(() => {
    let drawn = draft.snapshot().files;
    loop.ask();
    const unfollow = draft.subscribe(() => {
      const { files } = draft.snapshot();
      if (files === drawn) return;
      drawn = files;
      loop.changed();
    });
    return () => {
      unfollow();
      loop.stop();
    };
  }, [draft, loop]);
  return state;
}
