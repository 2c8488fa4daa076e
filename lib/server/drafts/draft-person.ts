/** The guard of every route to drafts: whoever passes it has drafts of their own, and sees no others. */
import { refuse } from '#lib/server/http/api-answer.ts';
import { currentPerson } from '#lib/server/identity/current-person.ts';
import { setDraftsCookie, ensureDraftsCookie, toDraftOwner, toOwnerTag, toSpace } from './draft-space.ts';

export interface DraftPerson {
  /** null: nothing of theirs is stored yet */
  readonly learner: string | null;
  /** names whose drafts they are, without saying who */
  readonly owner: string;
  /** under which name the browser holds them */
  readonly space: string;
}

/** Refuses visitors with 401, and mends the cookie that told their page to ask. */
export async function requireDraftPerson(): Promise<DraftPerson> {
  const person = await currentPerson();
  const owner = toDraftOwner(person);
  if (owner === null) {
    await setDraftsCookie(null, false);
    refuse(401, 'no-learner', 'Expected somebody who is signed in or has submitted something, got a visitor. What a visitor types is kept in the browser. Sign in to find it on every device.');
  }
  await ensureDraftsCookie(owner);
  return { learner: person.learnerId, owner: toOwnerTag(owner), space: toSpace(owner) };
}
