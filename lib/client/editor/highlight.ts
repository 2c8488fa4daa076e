/**
 * Colours TypeScript that the server never saw: a learner's edits, drawn at every key. One regular expression, no parser:
 * where it is wrong (a regular expression after a bracket, JSX) only a colour is off, and a real editor is one key away.
 */

export type TokenKind = 'comment' | 'string' | 'constant' | 'keyword' | 'function' | 'plain';
export interface CodeToken {
  readonly kind: TokenKind;
  readonly text: string;
}

const KEYWORDS =
  'abstract|any|as|asserts|async|await|bigint|boolean|break|case|catch|class|const|continue|debugger|declare|default|delete|do|else|enum|export|extends|finally|for|from|function|get|if|implements|import|in|infer|instanceof|interface|is|keyof|let|namespace|never|new|null|number|object|of|override|private|protected|public|readonly|return|satisfies|set|static|string|super|switch|symbol|this|throw|try|type|typeof|undefined|unknown|var|void|while|yield';

const TOKEN = new RegExp(
  [
    String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))`,
    String.raw`(?<string>'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|\`(?:\\[\s\S]|[^\\\`])*\`?)`,
    String.raw`(?<constant>\b(?:0[xX][\da-fA-F_]+n?|0[bB][01_]+n?|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?n?|true|false|NaN|Infinity)\b)`,
    String.raw`(?<keyword>(?<![.\w$])(?:${KEYWORDS})\b(?!\s*:))`,
    String.raw`(?<function>[A-Za-z_$][\w$]*(?=\s*\())`,
    String.raw`(?<word>[A-Za-z_$][\w$]*)`,
  ].join('|'),
  'g',
);

const KINDS = ['comment', 'string', 'constant', 'keyword', 'function'] as const;

/** Splits code into coloured tokens; joined, their texts are the code. */
export function findTokens(code: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: code.slice(end, match.index) });
    const kind = KINDS.find((name) => match.groups?.[name] !== undefined) ?? 'plain';
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ kind: 'plain', text: code.slice(end) });
  return tokens;
}
