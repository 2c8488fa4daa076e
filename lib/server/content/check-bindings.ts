/** `bind` of a figure names what cells set: a name that no cell of the lesson declares would never reach the figure. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isBinding, isBoundFigure, splitNames } from '#lib/course/bindings.ts';
import type { Cell } from '#lib/course/lesson.ts';
import { findNearestName } from '#lib/course/nearest-name.ts';
import { CellSyntaxError, type CompiledCell } from '#lib/notebook/compile-cell.ts';
import { compileLessonCell } from './check-cell-text.ts';
import { isJsxElement } from './lesson-nodes.ts';
import type { Reporter } from './reporter.ts';

/** Reports bound names that no cell declares, and those that a cell declares as what cannot change. */
export function checkBindings(tree: Root, cells: readonly Cell[], reporter: Reporter): void {
  const compiled: CompiledCell[] = [];
  visit(tree, (node) => {
    if (!isJsxElement(node) || !isBoundFigure(node.name)) return;
    const bind = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'bind');
    // what does not fit the attribute's own rule was reported with it
    if (typeof bind?.value !== 'string' || !isBinding(node.name, bind.value)) return;
    if (compiled.length === 0) compiled.push(...compileAll(cells));
    const names = new Set(compiled.flatMap((cell) => cell.names));
    const figure = node.name;
    for (const name of splitNames(bind.value)) {
      const place = bind.position ? bind : node;
      if (!names.has(name)) {
        const nearest = findNearestName(name, [...names]);
        reporter.report(place, {
          expected: `on <${figure}> names that cells of this lesson declare at their top level`,
          found: `the name ${name}, which no cell declares`,
          todo: nearest === null ? `declare it in a cell: let ${name} = …` : `did you mean ${nearest}?`,
        });
      }
      for (const { cellId, kinds } of compiled) {
        const kind = kinds[name];
        if (kind === undefined || kind === 'let' || kind === 'var') continue;
        reporter.report(place, {
          expected: `on <${figure}> names that are declared with let: the figure gives them other values`,
          found: `${name} declared with ${kind} in the cell "${cellId}"`,
          todo: `write let ${name} there, or bind another name`,
        });
      }
    }
  });
}

/** Cells that do not parse were reported when they were found. */
function compileAll(cells: readonly Cell[]): CompiledCell[] {
  return cells.flatMap(({ id, source }) => {
    try {
      return [compileLessonCell(id, source)];
    } catch (error) {
      if (!(error instanceof CellSyntaxError)) throw error;
      return [];
    }
  });
}
