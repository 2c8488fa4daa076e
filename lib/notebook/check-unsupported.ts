import { CellSyntaxError } from './cell-syntax-error.ts';

/** Stripping types takes a namespace away with all that is in it; a learner would miss it without a word. */
const NAMESPACE = /^(\s*)(?:export\s+)?(?:namespace|module)\s+[\p{ID_Start}$_][\p{ID_Continue}$.]*/u;

/**
 * Throws `CellSyntaxError` where a cell has a namespace.
 *
 * @param js the cell without types, line for line: what stands in both is text or a comment
 */
export function checkNamespaces(source: string, js: string): void {
  const stripped = js.split('\n');
  for (const [index, line] of source.split('\n').entries()) {
    const [found, indent = ''] = NAMESPACE.exec(line) ?? [];
    if (found === undefined || stripped[index]?.includes(found.trim())) continue;
    throw new CellSyntaxError('A cell cannot have a namespace. Use an object: const Name = { … }.', index + 1, indent.length + 1);
  }
}

/** What to say instead of a parser's word for parts of TypeScript that browsers do not run; null: the parser's word is good. */
export function explainUnsupported(js: string, position: number): string | null {
  if (js[position] === '@') return 'A cell cannot have decorators: browsers do not run them yet. Call the function yourself: const A = decorate(class { … }).';
  if (/\baccessor\s+$/.test(js.slice(0, position))) return 'A cell cannot have accessor fields: browsers do not run them yet. Write a getter and a setter.';
  return null;
}
