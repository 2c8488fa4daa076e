/** A lesson's file as a row of pieces: prose and cells, each with its text as it stands. */
import { visit } from 'unist-util-visit';
import { CELL_META } from '../content/find-cells.ts';
import { parseLesson } from '../content/parse-lesson.ts';

export type LessonPiece =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'cell'; readonly id: string; readonly source: string; /** what stands behind the three signs */ readonly fence: string };

export interface SplitLesson {
  /** YAML between the lines of three dashes */
  readonly frontmatter: string;
  readonly pieces: readonly LessonPiece[];
}

/** Cuts a lesson at its cells; cells inside of other blocks stay prose. Throws a ContentError when it cannot be parsed. */
export function splitLesson(file: string, text: string): SplitLesson {
  const tree = parseLesson(file, text);
  const pieces: LessonPiece[] = [];
  const addProse = (from: number, to: number): void => {
    const prose = text.slice(from, to).trim();
    if (prose !== '') pieces.push({ kind: 'prose', text: prose });
  };
  let frontmatter = '';
  let from = 0;
  visit(tree, (node, _index, parent) => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'yaml') {
      frontmatter = node.value;
      from = end;
    }
    if (node.type !== 'code' || parent?.type !== 'root') return;
    const id = CELL_META.exec(node.meta?.trim() ?? '')?.[1];
    if (id === undefined) return;
    addProse(from, start);
    pieces.push({ kind: 'cell', id, source: node.value, fence: `${node.lang ?? ''} ${node.meta ?? ''}`.trim() });
    from = end;
  });
  addProse(from, text.length);
  return { frontmatter, pieces };
}

/** The lesson's file again. */
export function joinLesson({ frontmatter, pieces }: SplitLesson): string {
  return [`---\n${frontmatter}\n---`, ...pieces.map((piece) => (piece.kind === 'prose' ? piece.text : fenceCode(piece.fence, piece.source)))].join('\n\n') + '\n';
}

/** Code between as many signs as it needs. */
export function fenceCode(info: string, source: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`{3,}/g)].map(([signs]) => signs.length));
  const signs = '`'.repeat(longest + 1);
  return `${signs}${info}\n${source}\n${signs}`;
}
