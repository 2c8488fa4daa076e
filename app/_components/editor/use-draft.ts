'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { Draft, DraftSnapshot } from '#lib/client/drafts/draft.ts';
import { openDraft } from '#lib/client/drafts/open-draft.ts';

/** Opens the draft of a text for a component. The server and the first paint show the author's text. */
export function useDraft(key: string, baseText: string): { readonly draft: Draft; readonly snapshot: DraftSnapshot } {
  const draft = useMemo(() => openDraft(key, baseText), [key, baseText]);
  return { draft, snapshot: useDraftSnapshot(draft) };
}

/** Follows a draft that somebody else opened. */
export const useDraftSnapshot = (draft: Draft): DraftSnapshot => useSyncExternalStore(draft.subscribe, draft.snapshot, () => draft.initial);
