/**
 * Submissions that are pressed but not yet judged, kept in this browser. Small on purpose: it is part of the page's first script,
 * because a press of Submit must be safe before anything else has loaded.
 */
import type { SubmissionRequest } from '#lib/grading/submission.ts';
import { readDraftSpace } from '../drafts/draft-space.ts';
import type { PendingSubmission } from './submission-flow.ts';

/** Bump the number only with code that still reads the old one: a rename would lose work. */
const PREFIX = 'epoch.pending-submission.v1:';

const nameOf = (exercise: string, key: string) => `${PREFIX}${exercise}:${key}`;

/** A fresh pending submission with its own idempotency key. `randomUUID` is missing on plain http, so the key is drawn by hand. */
export function makePending(request: Omit<SubmissionRequest, 'key'>, now = new Date(), bytes = crypto.getRandomValues(new Uint8Array(16))): PendingSubmission {
  return { request: { ...request, key: toUuid(bytes) }, pressedAt: now.toISOString(), space: readDraftSpace() ?? '' };
}

/** RFC 9562 version 4 from 16 random bytes. */
function toUuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, position) => {
    const marked = position === 6 ? (byte & 0x0f) | 0x40 : position === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Writes it down; false when the browser refuses (storage full or forbidden). */
export function keepPending(pending: PendingSubmission, storage: () => Storage = () => localStorage): boolean {
  try {
    storage().setItem(nameOf(pending.request.exercise, pending.request.key), JSON.stringify(pending));
    return true;
  } catch {
    return false;
  }
}

export function forgetPending(exercise: string, key: string, storage: () => Storage = () => localStorage): void {
  try {
    storage().removeItem(nameOf(exercise, key));
  } catch {
    // Forbidden storage holds nothing to forget.
  }
}

/** What this browser still owes the server for one exercise, or for all (null), oldest first. Entries that cannot be read are left alone. */
export function findPending(exercise: string | null, storage: () => Storage = () => localStorage): PendingSubmission[] {
  const found: PendingSubmission[] = [];
  try {
    const kept = storage();
    for (let position = 0; position < kept.length; position++) {
      const name = kept.key(position);
      if (!name?.startsWith(PREFIX + (exercise ?? ''))) continue;
      const pending = readPending(kept.getItem(name));
      if (pending && (exercise ?? pending.request.exercise) === pending.request.exercise) found.push(pending);
    }
  } catch {
    return [];
  }
  return found.sort((a, b) => (a.pressedAt < b.pressedAt ? -1 : a.pressedAt > b.pressedAt ? 1 : 0));
}

function readPending(text: string | null): PendingSubmission | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isPending(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isPending(value: unknown): value is PendingSubmission {
  if (!isRecord(value) || typeof value.pressedAt !== 'string' || !isRecord(value.request)) return false;
  const { request } = value;
  return ['exercise', 'exerciseVersion', 'lessonVersion', 'code', 'key'].every((field) => typeof request[field] === 'string');
}
