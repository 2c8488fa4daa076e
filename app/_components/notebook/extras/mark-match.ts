/** Shows a found place on the page: its cell is framed, and where the code stands as text its letters are marked. The answer takes both away. */
import type { TextMatch } from '#lib/notebook/find-in-texts.ts';

const HIGHLIGHT = 'found';

export function markMatch({ cellId, part, from, to }: TextMatch): () => void {
  const cell = document.getElementById(`cell-${cellId}`);
  if (!cell) return () => undefined;
  cell.setAttribute('data-found', part);
  const block = part === 'code' ? cell.querySelector('pre[data-block] > code') : null;
  const range = block && findRange(block, from, to);
  // where the browser has no highlights, the frame is enough
  if (range && 'highlights' in CSS) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
  return () => {
    cell.removeAttribute('data-found');
    if ('highlights' in CSS) CSS.highlights.delete(HIGHLIGHT);
  };
}

/** The letters between two offsets of an element's text. */
function findRange(element: Element, from: number, to: number): Range | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let before = 0;
  let hasStart = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? '';
    if (!hasStart && from < before + length) {
      range.setStart(node, from - before);
      hasStart = true;
    }
    if (hasStart && to <= before + length) {
      range.setEnd(node, to - before);
      return range;
    }
    before += length;
  }
  return null;
}
