/** Whose drafts this page holds, as a cookie of the server's says (lib/server/drafts/draft-space.ts). Small: it is in a page's first script. */
import { DRAFTS_COOKIE } from '#lib/course/drafts-cookie.ts';

/** Null: a visitor, who has nothing on the server; else the space: `.name` of an account's, empty for who has no account. */
export function readDraftSpace(cookies: string = typeof document === 'undefined' ? '' : document.cookie): string | null {
  const found = new RegExp(`${DRAFTS_COOKIE}=(\\.\\w+)?`).exec(cookies);
  return found && (found[1] ?? '');
}

/** The page's own: whoever signs in or out gets a new page. */
export const draftSpace: string = readDraftSpace() ?? '';
