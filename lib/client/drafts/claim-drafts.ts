/** What was typed without an account becomes the account's, when its owner signs in and says so. Nothing is replaced. */
import { DRAFTS_COOKIE } from '#lib/course/drafts-cookie.ts';
import type { LocalDrafts } from './local-drafts.ts';

/** Moves drafts; a text that is in both waits in `into` beside the one there. Gives the keys that were moved. */
export function claimDrafts(from: LocalDrafts, into: LocalDrafts): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const key of from.list()) {
    const [theirs, ours] = [from.read(key), into.read(key)];
    if (theirs === null) continue;
    // three texts: what was typed without an account stays where it is until the other two are settled
    if (ours !== null && ours.text !== theirs.text && (ours.parked !== null || theirs.parked !== null)) continue;
    const known = from.known(key);
    if (ours === null) {
      into.write(key, theirs);
      if (known) into.setKnown(key, known);
    } else if (ours.text !== theirs.text) {
      into.write(key, { ...ours, parked: { text: theirs.text, savedAt: theirs.savedAt } });
    }
    from.forget(key);
    moved.add(key);
  }
  return moved;
}

/** Whether the sign-in said that this browser's work becomes the account's (lib/server/drafts/draft-space.ts). */
export const isClaiming = (cookies: string): boolean => new RegExp(`${DRAFTS_COOKIE}=\\.\\w+~`).test(cookies);

/** The cookie's text once that is done; the server writes it anew at the next sign-in. */
export const toClaimedCookie = (space: string, isSecure: boolean): string => `${DRAFTS_COOKIE}=${space}; path=/; max-age=${400 * 24 * 60 * 60}; samesite=lax${isSecure ? '; secure' : ''}`;
