import type { AnyNode } from 'acorn';

/** The nodes directly below a node, in source order of their fields. */
export function childNodes(node: AnyNode): AnyNode[] {
  return Object.values(node).flatMap((field: unknown) => (Array.isArray(field) ? (field as unknown[]) : [field])).filter(isNode);
}

/** Visits a node and everything below it; `enter` returns false to stay out of a node's children. */
export function walkNodes(node: AnyNode, enter: (node: AnyNode, parent: AnyNode | null) => unknown, parent: AnyNode | null = null): void {
  if (enter(node, parent) === false) return;
  for (const child of childNodes(node)) walkNodes(child, enter, node);
}

/** Functions and classes begin a scope of their own for `var` and `this`. */
export function isFunctionOrClass(node: AnyNode): boolean {
  return /Function|ClassDeclaration|ClassExpression/.test(node.type);
}

function isNode(field: unknown): field is AnyNode {
  return typeof field === 'object' && field !== null && 'type' in field && typeof field.type === 'string' && 'start' in field;
}
