/** The Markdown of a learner's own text cell. Comes with the first of them. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/** Text that is longer is shown as it stands: nobody reads it, and drawing it would hold the page. */
export const NOTE_CHARACTERS = 50_000;

export const parseNote = (text: string): Root => (text.length > NOTE_CHARACTERS ? { type: 'root', children: [{ type: 'code', value: text }] } : parser.parse(text));

/** An address that a link may have: of the web, of mail, of this site, or a place on this page; null for all others (`javascript:`, `data:`, hosts without a scheme). */
export function toSafeLink(url: string): string | null {
  if (/^(?:https?:\/\/|mailto:)/i.test(url)) return url;
  return /^(?:#|\/(?![/\\]))/.test(url) ? url : null;
}
