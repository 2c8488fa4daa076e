/** Where to go after signing in: only ever a page of this site, whatever an address says. */

/** The path with its query, or `otherwise` where it leads (or a browser might take it) elsewhere. */
export function toLocalPath(text: string | null | undefined, otherwise: string): string {
  // A browser reads "/\\host" and "/<tab>/host" as another site's address.
  if (!text || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return otherwise;
  const url = new URL(text, 'http://local.invalid');
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.host === 'local.invalid' && !path.startsWith('//') ? path : otherwise; // "/.//host" comes out as "//host"
}
