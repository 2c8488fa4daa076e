/** The guard of every route to a submission: whoever passes it owns the submission. */
import type { SubmissionView } from '#lib/grading/submission.ts';
import { refuse } from '#lib/server/http/api-answer.ts';
import { currentLearner } from '#lib/server/learner/current-learner.ts';
import { selectOptionalSubmission } from './submission-view.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The visitor's own submission and a way to read it again; 404 for everybody else, as if it did not exist. */
export async function requireOwnSubmission(id: string): Promise<{ readonly view: SubmissionView; readonly read: () => Promise<SubmissionView | null> }> {
  const learner = await currentLearner();
  const view = learner !== null && UUID.test(id) ? await selectOptionalSubmission(learner, id) : null;
  if (!learner || !view) return refuse(404, 'unknown-submission', 'There is no such submission of yours. A submission is seen in the browser that made it, or with the account that it belongs to.');
  return { view, read: () => selectOptionalSubmission(learner, id) };
}
