/** Markdown tree -> HTML tree, small enough to store: no positions, no line breaks between blocks, tables that can scroll. */
import type { Element, Nodes, Root } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const toLesson = unified()
  .use(remarkRehype, {
    passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'],
    clobberPrefix: 'note-',
    footnoteLabel: 'Notes',
    footnoteLabelProperties: {},
    footnoteBackLabel: (index) => `Back to the text of note ${index + 1}`,
  })
  .freeze();
const toField = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: 'note-' }).freeze();

/** The tree of a lesson, where the elements of `lib/course/lesson-tags.ts` stay as they are, and the line on which each of its children begins. */
export async function toLessonTree(markdown: MarkdownRoot): Promise<{ readonly tree: Root; readonly lines: readonly number[] }> {
  const tree = await toLesson.run(markdown);
  dropBlankText(tree);
  let line = 1;
  // the notes at the end have no line of their own
  const lines = tree.children.map(({ position }) => (line = position?.start.line ?? line));
  return { tree: finish(tree), lines };
}

/** The tree of a field; raw nodes hold markup of ours. */
export const toFieldTree = async (tree: MarkdownRoot): Promise<Root> => finish(await toField.run(tree));

function finish(tree: Root): Root {
  visit(tree, (node, index, parent) => {
    delete node.position;
    if (node.type === 'element' || node.type === 'root') dropBlankText(node);
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) delete attribute.position;
      delete node.data;
    }
    if (node.type !== 'element') return;
    if (node.tagName === 'th') finishHeaderCell(node);
    if (node.tagName === 'table' && index !== undefined && parent && !isTableFrame(parent)) {
      parent.children.splice(index, 1, toTableFrame(node));
      return index;
    }
    return;
  });
  return tree;
}

/** A blank corner above row names heads nothing. */
function finishHeaderCell(cell: Element): void {
  if (toText(cell) === '' && cell.children.length === 0) cell.tagName = 'td';
  else cell.properties.scope = 'col';
}

const BLOCK_PARENTS = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'tr', 'blockquote', 'section']);

/** Line breaks between blocks say nothing in HTML, and every one would be a text node of the page. */
function dropBlankText(node: Root | Element): void {
  if (node.type === 'element' && !BLOCK_PARENTS.has(node.tagName)) return;
  const children = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  Object.assign(node, { children });
}

const isTableFrame = (node: Nodes): boolean => node.type === 'element' && node.properties.dataTable === '';

/** A wide table scrolls by itself; it must be reachable by keyboard then, and have a name. */
function toTableFrame(table: Element): Element {
  dropBlankHeader(table);
  const headers: string[] = [];
  visit(table, 'element', (node) => {
    if (node.tagName === 'th') headers.push(toText(node));
  });
  const label = headers.filter((text) => text !== '').join(', ');
  return {
    type: 'element',
    tagName: 'div',
    properties: { dataTable: '', role: 'group', tabIndex: 0, ariaLabel: label === '' ? 'Table' : `Table: ${label}` },
    children: [table],
  };
}

/** Markdown has no table without a header row; a row of blanks is how authors say that there is none. */
function dropBlankHeader(table: Element): void {
  const children = table.children.filter((child) => child.type !== 'element' || child.tagName !== 'thead' || toText(child) !== '');
  Object.assign(table, { children });
}

function toText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(toText).join('').trim() : '';
}
