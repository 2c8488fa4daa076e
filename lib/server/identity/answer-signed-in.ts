/** The end of every way to sign in: the browser's work goes into the account, and the browser gets the session. */
import { db } from '#lib/server/db/client.ts';
import { setDraftsCookie } from '#lib/server/drafts/draft-space.ts';
import { forgetLearnerCookie, readAnonymousLearner } from '#lib/server/learner/anonymous-learner.ts';
import { attachWork } from './attach-work.ts';
import type { NewSession } from './password-sign-in.ts';

/** @param keepWork false: the anonymous work stays this browser's and is there again after signing out */
export async function answerSignedIn(response: Response, { account, cookies }: NewSession, keepWork: boolean): Promise<Response> {
  const learner = keepWork ? await readAnonymousLearner() : null;
  if (learner) await attachWork(db, account, learner);
  if (keepWork) await forgetLearnerCookie();
  await setDraftsCookie({ kind: 'account', id: account }, keepWork);
  const answer = new Response(response.body, response);
  for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
  return answer;
}
