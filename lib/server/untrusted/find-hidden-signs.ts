/** Characters that a reader does not see and a program does: they make code look like something else, or end a text early. */

/** Control characters but tab and line break, marks that turn the direction of writing, and halves of characters. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|\p{Surrogate}/u;

/** The first such character and where it stands, line and column from 1; null: none. */
export function findHiddenSign(text: string): { readonly name: string; readonly line: number; readonly column: number } | null {
  const found = HIDDEN.exec(text);
  if (!found) return null;
  const before = text.slice(0, found.index);
  return {
    name: `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    line: before.split('\n').length,
    column: found.index - before.lastIndexOf('\n'),
  };
}
