'use client';
/** The door: everything behind "Share" comes with the first press on it, in a root of its own. */
import { createRoot } from 'react-dom/client';
import type { OpenLesson } from '#lib/client/take-along/lesson-texts.ts';
import { LINK_PREFIX } from '#lib/course/take-along/edits-link.ts';
import { TakeAlongDialog } from './take-along-dialog.tsx';

let isOpen = false;

/** Opens the dialog; where the page's address holds edits, with these. */
export function openTakeAlong(open: OpenLesson): void {
  if (isOpen) return;
  isOpen = true;
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  const close = (): void => {
    isOpen = false;
    root.unmount();
    place.remove();
  };
  root.render(<TakeAlongDialog open={open} hash={location.hash.startsWith(LINK_PREFIX) ? location.hash : null} onClose={close} />);
}
