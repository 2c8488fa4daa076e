/** What the studio and its preview tell each other: two pages of this site, one in a frame of the other. */
import type { Lesson } from '#lib/course/lesson.ts';

export type ToPreview =
  /** draw this draft; `turn` comes back when it stands; `lines` as in `PreviewAnswer` */
  | { readonly kind: 'draw'; readonly lesson: Lesson; readonly lines: readonly number[]; readonly turn: number }
  /** the author looks at this heading; null: what is before the first */
  | { readonly kind: 'look'; readonly heading: string | null };

export type FromPreview =
  /** it listens */
  | { readonly kind: 'ready' }
  | { readonly kind: 'drawn'; readonly turn: number }
  /** the author pressed a block that begins on this line of the text, from 1 */
  | { readonly kind: 'press'; readonly line: number };

/**
 * Listens to messages of one window of this site. Others, other sites' among them, are not heard; what our own pages send has the
 * type of the two lists above.
 */
export function listenTo(other: () => Window | null, listener: (message: ToPreview | FromPreview) => void): () => void {
  const onMessage = (event: MessageEvent): void => {
    if (event.origin !== window.location.origin || event.source === null || event.source !== other()) return;
    const data: unknown = event.data;
    if (typeof data === 'object' && data !== null && 'kind' in data) listener(data as ToPreview | FromPreview); // sent by the page of ours that was asked for
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}

export const tell = (other: Window, message: ToPreview | FromPreview): void => other.postMessage(message, window.location.origin);
