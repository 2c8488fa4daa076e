'use client';
/** Ctrl/Cmd+S saves wherever the focus is; a page whose text nobody keeps asks before it goes. */
import { useEffect } from 'react';
import type { LessonDraft } from '#lib/client/studio/lesson-draft.ts';

export function useSaveKeys(draft: LessonDraft): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void draft.save();
    };
    const onUnload = (event: BeforeUnloadEvent): void => {
      const { state, hasCopy } = draft.snapshot();
      if (state.kind !== 'saved' && !hasCopy) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [draft]);
}
