/** Ends a statement at a line's end, unless it says that more follows. */
const GOES_ON = /[,=+\-*/%&|?:<({[]$/;
/** What is skipped as a whole: strings and comments. */
const OPAQUE = /^(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\[\s\S]|[^\\`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/;

/** Names after the first of `let a = 1, b = 2`, and where in `rest`, the text behind that first name, they stand. A sketch of the grammar, good enough for types. */
export function findListedNames(rest: string): { readonly name: string; readonly offset: number }[] {
  const names: { readonly name: string; readonly offset: number }[] = [];
  let depth = 0;
  /** inside a type, where `<` and `>` are brackets */
  let inType = /^\s*:/.test(rest);
  let before = '';
  let wantsName = false;
  for (let at = 0; at < rest.length; at += 1) {
    const opaque = OPAQUE.exec(rest.slice(at))?.[0];
    if (opaque !== undefined) {
      at += opaque.length - 1;
      if (!opaque.startsWith('/')) before = opaque;
      continue;
    }
    const name = wantsName ? /^[A-Za-z_$][\w$]*/.exec(rest.slice(at))?.[0] : undefined;
    if (name !== undefined) {
      names.push({ name, offset: at });
      wantsName = false;
      before = name;
      at += name.length - 1;
      inType = /^\s*:/.test(rest.slice(at + 1));
      continue;
    }
    const sign = rest.charAt(at);
    if ('([{'.includes(sign) || (inType && sign === '<')) depth += 1;
    else if (')]}'.includes(sign) || (inType && sign === '>' && !before.endsWith('='))) depth -= 1;
    else if (sign === '=' && depth === 0 && rest.charAt(at + 1) !== '>') inType = false;
    if (depth < 0 || (depth === 0 && (sign === ';' || (sign === '\n' && !GOES_ON.test(before) && !/^\s*[,.]/.test(rest.slice(at)))))) break;
    if (depth === 0 && sign === ',') wantsName = true;
    if (sign.trim() !== '') before = sign;
  }
  return names;
}
