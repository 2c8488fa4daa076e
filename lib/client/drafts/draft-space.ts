/** Whose drafts this page holds, as a cookie of the server's says (lib/server/drafts/draft-space.ts). Small: it is in a page's first script. */

/**
 * Null: a visitor, who has nothing on the server; else the space: `.name` of an account's, empty for who has no account.
 * A test holds the cookie's name to lib/course/drafts-cookie.ts, which every page would have to load.
 */
export function readDraftSpace(cookies: string = typeof document === 'undefined' ? '' : document.cookie): string | null {
  const found = /epoch-drafts=(\.\w+)?/.exec(cookies);
  return found && (found[1] ?? '');
}

/** The page's own: whoever signs in or out gets a new page. */
export const draftSpace: string = readDraftSpace() ?? '';
