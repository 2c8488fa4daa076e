/** Mutants by edits of the syntax tree: one small change each, at a place of the solution. */
import type { AnyNode } from 'acorn';
import { selectOptionalPosition } from '#lib/notebook/decode-mappings.ts';
import { parseProgram } from '#lib/notebook/parse-program.ts';
import { stripTypes } from '#lib/notebook/strip-types.ts';
import { walkNodes } from '#lib/notebook/walk-nodes.ts';
import { findCallEdits } from './find-call-edits.ts';
import { findLiteralEdits } from './find-literal-edits.ts';
import { findOperatorEdits } from './find-operator-edits.ts';
import { joinSpaces, type Mutant, type MutantKind } from './mutant.ts';

/** A piece of the program and what it becomes. */
export interface Edit {
  readonly kind: MutantKind;
  /** what is shown and replaced */
  readonly node: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** What a rule sees of one node. */
export interface Site {
  readonly node: AnyNode;
  readonly parent: AnyNode | null;
  /** the text of a piece of the program */
  readonly textOf: (node: { readonly start: number; readonly end: number }) => string;
}

const RULES: readonly ((site: Site) => readonly Edit[])[] = [findOperatorEdits, findCallEdits, findLiteralEdits];

/** Every small change of a solution, in order of place. Throws `CellSyntaxError` when it does not parse. */
export function makeEditMutants(source: string): readonly Mutant[] {
  const { js, segments } = stripTypes(source);
  const program = parseProgram(js, segments);
  const textOf = ({ start, end }: { readonly start: number; readonly end: number }): string => js.slice(start, end);
  const mutants: Mutant[] = [];
  walkNodes(program, (node, parent) => {
    for (const rule of RULES) {
      for (const edit of rule({ node, parent, textOf })) {
        const before = js.slice(0, edit.node.start);
        const row = before.split('\n').length;
        const column = edit.node.start - (before.lastIndexOf('\n') + 1);
        const position = selectOptionalPosition(segments[row - 1], column);
        mutants.push({
          kind: edit.kind,
          isEdit: true,
          line: (position?.line ?? row - 1) + 1,
          column: (position?.column ?? column) + 1,
          change: `${joinSpaces(textOf(edit.node))} -> ${joinSpaces(edit.text)}`,
          code: js.slice(0, edit.node.start) + edit.text + js.slice(edit.node.end),
        });
      }
    }
  });
  return mutants.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
