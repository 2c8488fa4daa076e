/** Puts notes of what is wrong into the tree of a lesson that still shows how it was before. */
import type { Root, RootContent } from 'hast';
import type { LiveProblem } from '#lib/course/live-content.ts';

/** The tag of a note; its attribute `index` is the problem's place in the list. */
export const PROBLEM_TAG = 'LiveProblem';

/** The tree with a note before each block that a problem of this lesson is about; the blocks themselves stay as they are. */
export function placeProblems(tree: Root, lesson: string, problems: readonly LiveProblem[]): Root {
  const notes = new Map<number, RootContent[]>();
  for (const [index, problem] of problems.entries()) {
    const block = problem.lesson === lesson ? findBlock(tree, problem) : -1;
    if (block >= 0) notes.set(block, [...(notes.get(block) ?? []), toNote(index)]);
  }
  if (notes.size === 0) return tree;
  return { ...tree, children: tree.children.flatMap((child, index) => [...(notes.get(index) ?? []), child]) };
}

function findBlock(tree: Root, { place }: LiveProblem): number {
  if (place === null) return -1;
  if (place.kind === 'block') return Math.min(place.index, tree.children.length - 1);
  return tree.children.findIndex((child) => holdsExercise(child, place.id));
}

function holdsExercise(node: RootContent, id: string): boolean {
  if (node.type === 'mdxJsxFlowElement' && node.name === 'Exercise') return node.attributes.some((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.value === id);
  return 'children' in node && node.children.some((child) => holdsExercise(child, id));
}

const toNote = (index: number): RootContent => ({ type: 'mdxJsxFlowElement', name: PROBLEM_TAG, attributes: [{ type: 'mdxJsxAttribute', name: 'index', value: String(index) }], children: [] });
