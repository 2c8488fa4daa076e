'use client';
/** Opens a lesson's draft in the page, with what a page before had not saved. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createCopyKeeper, findLostCopy, type CopyEnvironment } from '#lib/client/studio/local-copy.ts';
import { LessonDraft, type LessonDraftSnapshot } from '#lib/client/studio/lesson-draft.ts';
import type { StudioApi } from '#lib/client/studio/studio-api.ts';
import type { FileChange, PartFiles } from '#lib/course/studio.ts';

export interface OpenedDraft {
  readonly draft: LessonDraft;
  /** when what was found in this browser had been written, ms since the epoch; null when nothing was */
  readonly foundFrom: number | null;
}

const LOCK = 'epoch.studio:';

const later = (ms: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** Null until it is open. */
export function useLessonDraft(course: string, folder: string, opened: PartFiles, api: StudioApi): OpenedDraft | null {
  const [state, setState] = useState<OpenedDraft | null>(null);
  useEffect(() => {
    let draft: LessonDraft | null = null;
    const left = new AbortController();
    const page = crypto.getRandomValues(new Uint32Array(2)).join('-');
    const environment: CopyEnvironment = { storage: window.localStorage, openPages: findOpenPages };
    void holdLock(LOCK + page, left.signal);
    void openWith(`${course}/${folder}`, folder, opened, api, environment).then(({ base, unsaved, foundFrom, forget }) => {
      if (left.signal.aborted) return;
      draft = new LessonDraft({ part: folder, opened: base, unsaved, api, copy: createCopyKeeper(`${course}/${folder}`, page, environment), now: () => Date.now(), later });
      forget(); // this page's own copy has it now
      setState({ draft, foundFrom });
    });
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') draft?.leave();
    };
    const onLeave = (): void => draft?.leave();
    const onOnline = (): void => void (draft?.snapshot().state.kind === 'away' && draft.save());
    window.addEventListener('pagehide', onLeave);
    window.addEventListener('online', onOnline);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('pagehide', onLeave);
      window.removeEventListener('online', onOnline);
      document.removeEventListener('visibilitychange', onHidden);
      draft?.leave();
      draft?.dispose();
      left.abort();
    };
  }, [course, folder, opened, api]);
  return state;
}

export const useDraftState = (draft: LessonDraft): LessonDraftSnapshot => useSyncExternalStore(draft.subscribe, draft.snapshot, draft.snapshot);

interface Start {
  readonly base: PartFiles;
  readonly unsaved: readonly FileChange[];
  readonly foundFrom: number | null;
  readonly forget: () => void;
}

/** What was not saved goes on top of the revision that it was written on; the first save then meets what others did since. */
async function openWith(lesson: string, folder: string, opened: PartFiles, api: StudioApi, environment: CopyEnvironment): Promise<Start> {
  const nothing: Start = { base: opened, unsaved: [], foundFrom: null, forget: () => undefined };
  const lost = await findLostCopy(lesson, environment).catch(() => null);
  if (!lost) return nothing;
  const { copy, forget } = lost;
  if (copy.revision === opened.revision) return { base: opened, unsaved: copy.changes, foundFrom: copy.at, forget };
  const older = await api.readFiles(folder, copy.revision);
  // without that revision the copy stays for the next visit
  return older.kind === 'ok' ? { base: older.value, unsaved: copy.changes, foundFrom: copy.at, forget } : nothing;
}

/** Says to other pages that this one is open, until `signal`. Without locks (plain http) each page takes every other for gone. */
async function holdLock(name: string, signal: AbortSignal): Promise<void> {
  if (!('locks' in navigator)) return;
  await navigator.locks.request(name, () => new Promise<void>((release) => signal.addEventListener('abort', () => release()))).catch(() => undefined);
}

async function findOpenPages(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}
