/**
 * Whose drafts a browser holds. What an account's learner typed lies apart from what was typed without an account, under a name
 * that the page reads from a cookie: pages are copies for everybody and cannot say it.
 */
import { createHmac } from 'node:crypto';
import { cookies } from 'next/headers';
import { DRAFTS_COOKIE } from '#lib/course/drafts-cookie.ts';
import type { Person } from '#lib/course/roles.ts';
import { isHttps } from '#lib/server/http/is-https.ts';
import { LEARNER_COOKIE_AGE } from '#lib/server/learner/learner-cookie.ts';
import { cookieSecret } from '#lib/server/learner/secret.ts';

/** Somebody with drafts on the server: an account, or an anonymous learner. */
export type DraftOwner = { readonly kind: 'account' | 'learner'; readonly id: string };

/** Null: a visitor, whose drafts stay in their browser. */
export const toDraftOwner = ({ account, learnerId }: Person): DraftOwner | null => (account ? { kind: 'account', id: account.id } : learnerId ? { kind: 'learner', id: learnerId } : null);

/** Names an owner without saying who it is. */
export const toOwnerTag = ({ kind, id }: DraftOwner, secret: string = cookieSecret()): string => createHmac('sha256', secret).update(`draft-owner:${kind}:${id}`).digest('hex').slice(0, 16);

/** An account's drafts lie apart; what is typed without one lies where a visitor's does. */
export const toSpace = (owner: DraftOwner | null, secret?: string): string => (owner?.kind === 'account' ? `.${toOwnerTag(owner, secret)}` : '');

/**
 * For route handlers: the browser's pages exchange drafts with the server from now on, or no longer (null).
 * @param claims whether what was typed in this browser without an account becomes the owner's
 */
export async function setDraftsCookie(owner: DraftOwner | null, claims: boolean): Promise<void> {
  const jar = await cookies();
  if (owner === null) jar.delete(DRAFTS_COOKIE);
  // readable for our scripts: it says nothing but that there is somebody
  else jar.set(DRAFTS_COOKIE, toCookie(owner, claims), { httpOnly: false, sameSite: 'lax', secure: await isHttps(), path: '/', maxAge: LEARNER_COOKIE_AGE });
}

/** For route handlers: sets it where it is missing, as for who had a learner before there were drafts. */
export async function ensureDraftsCookie(owner: DraftOwner): Promise<void> {
  const kept = (await cookies()).get(DRAFTS_COOKIE)?.value;
  if (kept?.replace('~', '') !== toCookie(owner, false)) await setDraftsCookie(owner, kept === undefined);
}

/** `on` for a learner without an account, else the space; `~` behind a space: it claims. */
export const toCookie = (owner: DraftOwner, claims: boolean): string => (owner.kind === 'learner' ? 'on' : `${toSpace(owner)}${claims ? '~' : ''}`);
