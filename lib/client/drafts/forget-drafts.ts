/** After signing out: what the account's learner typed must not be read by the next person at this browser. */
import { isSent } from './decide-sync.ts';
import type { LocalDrafts } from './local-drafts.ts';

/**
 * Forgets what the server has; gives the keys that it has not, which stay until somebody says otherwise.
 * @param all forgets those, too
 */
export function forgetDrafts(drafts: LocalDrafts, all: boolean): ReadonlySet<string> {
  const left = new Set<string>();
  for (const key of drafts.list()) {
    const local = drafts.read(key);
    if (all || local === null || isSent(local, drafts.known(key))) drafts.forget(key);
    else left.add(key);
  }
  return left;
}
