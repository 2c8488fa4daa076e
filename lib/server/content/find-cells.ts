/** Code blocks that are cells: ```` ```ts cell id=forward-pass ````, and `browser` behind it when only a browser can run it. */
import type { Code, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Cell } from '#lib/course/lesson.ts';
import { KEBAB_CASE } from '#lib/course/course-schema.ts';
import type { Position } from '#lib/course/content-error.ts';
import { checkCellText } from './check-cell-text.ts';
import { highlightBlock } from './highlight.ts';
import { createBlock } from './lesson-nodes.ts';
import type { Reporter } from './reporter.ts';

/** The words behind `ts` in a cell's first line: its id, and its mark when it needs a browser. */
export const CELL_META = /^cell id=(\S+)( browser)?$/;

/** Takes the cells out of a lesson and leaves `<Cell id>` in their places. */
export async function takeCells(tree: Root, reporter: Reporter): Promise<Cell[]> {
  const found: { node: Code; id: string; isRead: boolean }[] = [];
  const places = new Map<string, Position>();
  visit(tree, 'code', (node, index, parent) => {
    if (index === undefined || parent === undefined || !/^cell(?:\s|$)/.test(node.meta ?? '')) return;
    const id = readCellId(node, reporter);
    const earlier = places.get(id);
    if (earlier) {
      reporter.report(node, {
        expected: 'a cell id that this lesson uses once',
        found: `id=${id}, as on line ${earlier.line}`,
        todo: 'give this cell another id',
      });
    }
    places.set(id, reporter.positionOf(node));
    const names = checkCellText(node.value, id, (line, column, message) => {
      const start = reporter.positionOf(node);
      reporter.report(
        { position: { start: { line: start.line + line, column: start.column + column - 1 } } },
        { expected: 'TypeScript that a cell can run', found: message, todo: `correct the cell "${id}"` },
      );
    });
    found.push({ node, id, isRead: names !== null });
    parent.children.splice(index, 1, createBlock('Cell', { id }));
  });
  return Promise.all(found.map(async ({ node, id, isRead }) => ({ id, source: node.value, html: isRead ? await highlightBlock(node.value) : '' })));
}

function readCellId(node: Code, reporter: Reporter): string {
  const match = CELL_META.exec(node.meta?.trim() ?? '');
  const id = match?.[1] ?? '';
  if (!KEBAB_CASE.test(id) || id.startsWith('own-') || node.lang !== 'ts') {
    reporter.report(node, {
      expected: '```ts cell id=its-name, the name in lower-case words joined by "-", the first not "own" (those are learners’); " browser" behind it when only a browser can run it',
      found: `\`\`\`${node.lang ?? ''} ${node.meta ?? ''}`,
      todo: 'correct the first line of the cell',
    });
  }
  return id;
}
