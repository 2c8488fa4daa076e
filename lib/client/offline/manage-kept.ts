/** What the page `/offline` does with what is kept. */
import type { OfflineWish } from '#lib/course/offline.ts';
import { noteRefused } from './keep-choice.ts';

/** Lets go of a lesson, and does not keep it again by itself. The service worker does it, after what it is doing now. */
export function removeLesson(path: string): void {
  noteRefused(path, true);
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ wish: 'remove', path } satisfies OfflineWish));
}

/** Bytes that this site uses in this browser; null where it does not say. Plain http has no answer. */
export async function readRoom(): Promise<number | null> {
  if (!('storage' in navigator)) return null;
  return (await navigator.storage.estimate().catch(() => null))?.usage ?? null;
}
