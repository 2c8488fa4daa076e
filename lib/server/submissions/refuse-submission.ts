/** Why a submission is refused, as an answer: what was expected, what was got, what to do. */
import type { SubmissionRequest } from '#lib/grading/submission.ts';
import { refuse } from '#lib/server/http/api-answer.ts';
import type { StoreFailure } from './store-submission.ts';

export function refuseSubmission(failure: StoreFailure, { exercise }: Pick<SubmissionRequest, 'exercise'>): never {
  switch (failure.kind) {
    case 'unknown-exercise':
      return refuse(404, failure.kind, `There is no exercise ${exercise} in this version. Reload the page; your code stays in it.`);
    case 'unknown-lesson':
      return refuse(404, failure.kind, `The lesson of ${exercise} has no such version. Reload the page; your code stays in it.`);
    case 'key-reused':
      return refuse(409, failure.kind, 'This key belongs to a submission with other code. Expected a new UUID for every press of Submit.');
    case 'too-many':
      return refuse(429, failure.kind, `Expected at most ${String(failure.perMinute)} submissions in a minute. Wait a minute, then submit again; your code stays on the page.`, { 'Retry-After': '60' });
    case 'attempts-used':
      return refuse(403, failure.kind, `This exercise allows ${attempts(failure.max)}, and you have used ${failure.max === 1 ? 'it' : 'them all'}. Your mark stays; you can still check your code here.`);
    case 'attempts-pending':
      return refuse(409, failure.kind, `This exercise allows ${attempts(failure.max)}, and your last one is still being graded. Wait for its verdict: if it costs no attempt, you can submit again.`);
    case 'cool-down':
      return refuse(429, failure.kind, `This exercise asks for ${seconds(failure.coolDownSeconds)} between two attempts, and ${seconds(failure.waitSeconds)} of them are left. Submit again then; your code stays on the page.`, {
        'Retry-After': String(failure.waitSeconds),
      });
  }
}

const attempts = (count: number): string => `${String(count)} ${count === 1 ? 'attempt' : 'attempts'}`;
const seconds = (count: number): string => `${String(count)} ${count === 1 ? 'second' : 'seconds'}`;
