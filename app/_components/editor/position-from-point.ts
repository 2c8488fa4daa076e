import { toPosition } from '#lib/client/editor/text-position.ts';

/** The line and column of code under a point of the screen, so that a click opens the editor where it was made. */
export function positionFromPoint(block: HTMLElement, x: number, y: number): { line: number; column: number } | undefined {
  const caret = caretAt(x, y);
  if (!caret || !block.contains(caret.node)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(caret.node, caret.offset);
  const text = before.toString();
  return toPosition(text, text.length);
}

/** Firefox and Chromium have the standard call, Safari the older one. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const range = (document as Document).caretRangeFromPoint(x, y); // the branch above narrowed the document away
  return range && { node: range.startContainer, offset: range.startOffset };
}
