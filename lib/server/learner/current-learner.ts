/** Whose work a visitor sees and adds to, for pages and routes. */
import { randomUUID } from 'node:crypto';
import { db } from '#lib/server/db/client.ts';
import { ensureDraftsCookie } from '#lib/server/drafts/draft-space.ts';
import { currentPerson } from '#lib/server/identity/current-person.ts';
import { isAnonymous, setLearnerCookie } from './anonymous-learner.ts';
import { deriveLearner } from './learner-cookie.ts';
import { cookieSecret } from './secret.ts';

/** The learner's id, or null for somebody who never submitted anything. Reads only. */
export async function currentLearner(): Promise<string | null> {
  return (await currentPerson()).learnerId;
}

/** The learner's id, made at the first submission (named by its key); a visitor gets it as a cookie. For route handlers. */
export async function ensureLearner(key: string): Promise<string> {
  const { learnerId, account } = await currentPerson();
  if (account) {
    await ensureDraftsCookie({ kind: 'account', id: account.id });
    return learnerId ?? ensureAccountLearner(account.id);
  }
  const learner = learnerId ?? (await deriveAnonymous(key));
  await db.$executeRaw`INSERT INTO "Learner" (id) VALUES (${learner}::uuid) ON CONFLICT (id) DO NOTHING`;
  if (!learnerId) await setLearnerCookie(learner);
  await ensureDraftsCookie({ kind: 'learner', id: learner });
  return learner;
}

/** The one learner of an account; two first submissions at once get the same. The account is locked first, as where work is attached. */
async function ensureAccountLearner(account: string): Promise<string> {
  await db.$executeRaw`WITH locked AS (SELECT id FROM "Account" WHERE id = ${account} FOR UPDATE)
    INSERT INTO "Learner" (id, "accountId") SELECT ${randomUUID()}::uuid, id FROM locked ON CONFLICT ("accountId") DO NOTHING`;
  const { id } = await db.learner.findUniqueOrThrow({ where: { accountId: account }, select: { id: true } });
  return id;
}

/** A key whose learner went into an account names another from then on: knowing the key gives nobody the account's work. */
async function deriveAnonymous(key: string): Promise<string> {
  const first = deriveLearner(key, cookieSecret());
  return (await isAnonymous(first)) ? first : deriveLearner(`${key} again`, cookieSecret());
}
