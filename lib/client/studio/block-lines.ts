/** From a block of the drawn lesson back to its line in the text. */
import type { Root } from 'hast';

/**
 * The line on which each drawn block begins, from 1: `lines` has one for each child of the tree, and the spaces between blocks are
 * children, too, but no blocks.
 */
export const toBlockLines = ({ children }: Root, lines: readonly number[]): readonly number[] => lines.filter((_, index) => children[index] !== undefined && children[index].type !== 'text');

/**
 * The line of the block in which something was pressed; null: it was pressed for itself (a link, a control, words that are being
 * selected), or the drawn blocks are not those of the text.
 */
export function findPressedLine(article: Element, pressed: Element, lines: readonly number[], isSelecting: boolean): number | null {
  const control = pressed.closest(PRESSED_FOR_ITSELF);
  if (isSelecting || article.contains(control) || article.children.length !== lines.length) return null;
  const index = [...article.children].findIndex((block) => block.contains(pressed));
  return lines[index] ?? null;
}

const PRESSED_FOR_ITSELF = 'a, button, input, select, textarea, label, summary, canvas, [contenteditable], [role="group"], [role="slider"], [data-figure]';
