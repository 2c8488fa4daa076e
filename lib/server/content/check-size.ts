/** Whether a text holds no more than pages and the passes of the compiler can take. Walks without recursion, so that depth is no danger here. */
import type { Nodes, Root } from 'mdast';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import type { Reporter } from './reporter.ts';

type Counted = 'nodes' | 'cells' | 'tableCells' | 'links' | 'images' | 'formulas';

const WORDS: Readonly<Record<Counted, string>> = {
  nodes: 'parts (paragraphs, list items, words in bold …)',
  cells: 'code cells',
  tableCells: 'cells of tables',
  links: 'links',
  images: 'images',
  formulas: 'formulas',
};

/** False when there is too much; then it is reported, and the tree is not to be looked at further. */
export function checkSize(tree: Root, reporter: Reporter): boolean {
  const counts: Record<Counted, number> = { nodes: 0, cells: 0, tableCells: 0, links: 0, images: 0, formulas: 0 };
  const open: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (depth > CONTENT_LIMITS.depth) {
      reporter.report(node, { expected: `at most ${CONTENT_LIMITS.depth} quotes, lists, tags and emphases inside each other`, found: 'one more', todo: 'write it flatter' });
      return false;
    }
    for (const kind of ['nodes', ...countsAs(node)] as const) {
      counts[kind] += 1;
      if (counts[kind] <= CONTENT_LIMITS[kind]) continue;
      reporter.report(node, { expected: `at most ${CONTENT_LIMITS[kind]} ${WORDS[kind]} in one text`, found: 'more', todo: 'cut it, or make two lessons of it' });
      return false;
    }
    if (node.type === 'code' && !checkCode(node.value, node, reporter)) return false;
    if ('children' in node) for (const child of node.children.toReversed()) open.push({ node: child, depth: depth + 1 });
  }
  return true;
}

function countsAs(node: Nodes): readonly Counted[] {
  switch (node.type) {
    case 'code':
      return node.meta?.startsWith('cell') ? ['cells'] : [];
    case 'tableCell':
      return ['tableCells'];
    case 'link':
    case 'linkReference':
    case 'definition':
    case 'footnoteReference':
      return ['links'];
    case 'image':
    case 'imageReference':
      return ['images'];
    case 'math':
    case 'inlineMath':
      return ['formulas'];
    default:
      return [];
  }
}

/**
 * Whether a line begins with more quotes and lists than there may be levels. The parser is asked only afterwards: it takes the square
 * of their number.
 */
export function checkLineStarts(text: string, reporter: Reporter): boolean {
  const index = text.split('\n').findIndex((line) => line.length > CONTENT_LIMITS.lineMarks && countMarks(line) > CONTENT_LIMITS.lineMarks);
  if (index < 0) return true;
  reporter.report({ position: { start: { line: index + 1, column: 1 } } }, { expected: `at most ${CONTENT_LIMITS.depth} quotes, lists, tags and emphases inside each other`, found: 'a line of marks', todo: 'write it flatter' });
  return false;
}

function countMarks(line: string): number {
  const words = line.replaceAll('>', ' > ').split(/\s+/).filter((word) => word !== '');
  const end = words.findIndex((word) => !/^(?:[>*+-]|\d{1,9}[.)])$/.test(word));
  return end < 0 ? words.length : end;
}

/** Colouring takes its time with long code and long lines, and nobody reads them. */
function checkCode(code: string, at: Nodes, reporter: Reporter): boolean {
  if (code.length > CONTENT_LIMITS.codeCharacters) {
    reporter.report(at, { expected: `at most ${CONTENT_LIMITS.codeCharacters} characters in one block of code`, found: String(code.length), todo: 'make two blocks of it' });
    return false;
  }
  const long = findLongLine(code);
  if (long === null) return true;
  const start = reporter.positionOf(at);
  reporter.report(
    { position: { start: { line: start.line + long, column: 1 } } },
    { expected: `lines of code of at most ${CONTENT_LIMITS.codeLineCharacters} characters`, found: 'a longer one', todo: 'break the line' },
  );
  return false;
}

/** The number of the first line of code that is too long, from 1, or null. */
export function findLongLine(code: string): number | null {
  const index = code.split('\n').findIndex((line) => line.length > CONTENT_LIMITS.codeLineCharacters);
  return index < 0 ? null : index + 1;
}
