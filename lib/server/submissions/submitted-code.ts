/** A submission with the text that was handed in, for its owner's receipt page. */
import type { SubmissionView } from '../../grading/submission.ts';
import { db } from '../db/client.ts';
import { selectOptionalSubmission } from './submission-view.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface SubmissionWithCode {
  readonly view: SubmissionView;
  readonly code: string;
}

/** Null when there is no such submission of this learner; an id that is none counts as unknown. */
export async function selectOptionalSubmissionWithCode(learner: string, id: string): Promise<SubmissionWithCode | null> {
  if (!UUID.test(id)) return null;
  const view = await selectOptionalSubmission(learner, id);
  const row = view && (await db.submission.findFirst({ where: { id, learnerId: learner }, select: { code: true } }));
  return view && row && { view, code: row.code };
}
