/** HTML of a cell, made ready for its frame. The frame has no rights; this takes away what would only look broken there. */

export interface HarmlessHtml {
  /** a whole document */
  readonly page: string;
  /** addresses on the web that it links to, each once, with the words of the link */
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

/** Nothing may run and nothing may be fetched: the frame has no rights at all, and its own policy says so again. */
export const FRAME_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

/** Elements that run, load, lead away, or tell the browser to look up a host. */
const REMOVED = 'script, noscript, link, meta, base, title, iframe, frame, frameset, object, embed, portal, fencedframe';
/** Links listed at most. */
const LINKS_LISTED = 20;

/** Parses as the frame will, without running or loading anything, and writes a page of it. */
export function toHarmlessHtml(markup: string, scheme: 'light' | 'dark'): HarmlessHtml {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  parsed.querySelectorAll(REMOVED).forEach((element) => element.remove());
  const links = new Map<string, string>();
  for (const link of parsed.querySelectorAll('a, area')) {
    const href = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
    const words = (link.textContent || link.getAttribute('alt') || '').replace(/\s+/g, ' ').trim();
    if (/^https?:\/\//i.test(href.trim()) && URL.canParse(href)) links.set(new URL(href).href, words);
    // A link within the page stays; any other would lead the frame away, to a page that it may not show.
    if (href.startsWith('#')) continue;
    for (const name of ['href', 'xlink:href', 'target', 'ping', 'download']) link.removeAttribute(name);
  }
  const styles = [...parsed.head.querySelectorAll('style')].map((style) => style.outerHTML).join('');
  const look = `:root{color-scheme:${scheme}}body{margin:8px;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}table{border-collapse:collapse}td,th{padding:2px 8px;border:1px solid #8888}`;
  return {
    page: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}"><meta http-equiv="x-dns-prefetch-control" content="off"><title>HTML made by this cell</title><style>${look}</style>${styles}</head>${parsed.body.outerHTML}</html>`,
    links: [...links].slice(0, LINKS_LISTED).map(([href, text]) => ({ href, text })),
  };
}
