/** Whose work a kept submission is: another account's is never sent, it waits for its owner. */
import type { SubmissionRequest } from '#lib/grading/submission.ts';
import { readDraftSpace } from '../drafts/draft-space.ts';
import type { PendingSubmission } from './submission-flow.ts';

export const NOT_OWN = 'It was pressed here by somebody else, or before you signed in or out, and was not sent. It waits here for whoever pressed it; to hand in what is in the editor now, press Submit again.';

/** What is sent: the server knows better than a cookie whether who pressed it is still signed in. */
export const toOwnRequest = ({ request, space }: PendingSubmission): SubmissionRequest => (space === undefined ? request : { ...request, space });

/** Whether who is at this browser now pressed it. A visitor becomes a learner without an account by submitting: both count as nobody. */
export const isOwnPending = ({ space }: Pick<PendingSubmission, 'space'>, now: string | null = readDraftSpace()): boolean => space === undefined || space === (now ?? '');
