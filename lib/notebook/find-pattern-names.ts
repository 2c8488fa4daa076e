import type { Identifier, Pattern } from 'acorn';

/** The identifiers that a declaration pattern binds: `{ a, b: [c = 1], ...rest }` gives a, c, rest. */
export function findPatternNames(pattern: Pattern | null): Identifier[] {
  if (!pattern) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => findPatternNames(property.type === 'RestElement' ? property.argument : property.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap(findPatternNames);
    case 'AssignmentPattern':
      return findPatternNames(pattern.left);
    case 'RestElement':
      return findPatternNames(pattern.argument);
    case 'MemberExpression':
      return [];
  }
}
