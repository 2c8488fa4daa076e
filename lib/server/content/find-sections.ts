/** The words of a lesson, heading by heading: what search and the glossary's back-links look through. */
import type { Nodes, Parent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { LessonSection } from '#lib/course/lesson.ts';

/** Words end at these. */
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'blockquote', 'mdxJsxFlowElement']);
/** Not words: code belongs to cells, a formula is read as a picture. */
const NOT_WORDS: ReadonlySet<string> = new Set(['code', 'math', 'html', 'yaml', 'image', 'imageReference']);

/**
 * Cuts a lesson at its headings.
 * @param headings of the same tree, in order, of any depth
 */
export function findSections(tree: Root, headings: readonly { readonly id: string; readonly depth: number }[]): LessonSection[] {
  const sections: { id: string | null; heading: string; words: string[] }[] = [{ id: null, heading: '', words: [] }];
  let next = 0;
  const read = (node: Nodes): void => {
    if (NOT_WORDS.has(node.type)) return;
    if (node.type === 'heading') {
      const found = headings[next++];
      if (found && found.depth <= 3) sections.push({ id: found.id, heading: toString(node), words: [] });
      return;
    }
    if (node.type === 'inlineMath') sections.at(-1)?.words.push('…');
    else if ('value' in node) sections.at(-1)?.words.push(node.value);
    if ('children' in node) for (const child of (node as Parent).children) read(child);
    if (BLOCKS.has(node.type)) sections.at(-1)?.words.push(' ');
  };
  read(tree);
  return sections.map(({ id, heading, words }) => ({ id, heading, text: words.join('').replace(/\s+/g, ' ').trim() })).filter(({ id, text }) => id !== null || text !== '');
}
