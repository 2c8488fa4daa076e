/** A lesson's page as it is kept, and as it is shown again. Pure. */
import { themeAttribute, toTheme } from '#lib/base/theme.ts';
import { KEPT_ATTRIBUTE, type KeptLesson, type OfflineManifest } from '#lib/course/offline.ts';

/** Holds what is noted of the lesson. */
const NOTE_HEADER = 'x-epoch-kept';
/** Of the connection it came by, not of the page. */
const NOT_KEPT = ['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie', 'date'];
const FILE = /\/(?:_next\/static|build\/[0-9a-f]{16})\/[\w./~-]*\w/g;

/**
 * What of a page does not belong to a manifest: files that it does not list, or another version. Names of files hold their content's
 * hash, and a file names those it loads, so a page all of whose files are listed can meet no file of another build.
 */
export function findMix(html: string, { shell, version }: Pick<OfflineManifest, 'shell' | 'version'>): readonly string[] {
  const listed = new Set(shell);
  const strange = [...new Set(html.match(FILE))].filter((file) => !listed.has(file));
  return html.includes(version) ? strange : [...strange, `a version other than ${version}`];
}

/** The answer to keep. */
export function toKeptAnswer(html: string, headers: Headers, lesson: KeptLesson): Response {
  const own = new Headers(headers);
  for (const name of NOT_KEPT) own.delete(name);
  own.set(NOTE_HEADER, encodeURIComponent(JSON.stringify(lesson)));
  return new Response(html, { headers: own });
}

/** What was noted of a kept answer; null: it is no lesson's page. */
export function readNote(answer: Response | undefined): KeptLesson | null {
  const note = answer?.headers.get(NOTE_HEADER);
  // written by toKeptAnswer; another format would have caches of another name
  return note ? (JSON.parse(decodeURIComponent(note)) as KeptLesson) : null;
}

/**
 * A kept page as it is shown: with a nonce that was never used, in the theme of now, and with a mark that says since when it is kept.
 * @param theme the cookie's value; undefined where it cannot be read
 */
export async function toShownPage(kept: Response, theme: string | undefined, nonce: string): Promise<Response> {
  const headers = new Headers(kept.headers);
  const policy = headers.get('content-security-policy') ?? '';
  const old = /'nonce-([^']+)'/.exec(policy)?.[1];
  let html = await kept.text();
  if (old !== undefined) {
    html = html.replaceAll(old, nonce);
    headers.set('content-security-policy', policy.replaceAll(old, nonce));
  }
  const colours = themeAttribute(toTheme(theme));
  const marks = ` ${KEPT_ATTRIBUTE}="${readNote(kept)?.at ?? ''}"${colours ? ` data-theme="${colours}"` : ''}`;
  // kept without cookies, so it has no theme of its own
  return new Response(html.replace(/<html\b/, `<html${marks}`), { headers });
}
