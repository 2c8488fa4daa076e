/**
 * The colours of a lesson's text, line by line: front matter, prose, formulas, tags and code fences. No parser: where it is wrong only
 * a colour is off; what is a mistake, the compiler says.
 */
import { findTokens, type CodeToken } from '../../editor/highlight.ts';

/** What a line begins in. */
export type LineState =
  /** the first line of the file, where front matter may open */
  | { readonly mode: 'start' }
  | { readonly mode: 'front' }
  | { readonly mode: 'prose' }
  | { readonly mode: 'math' }
  | { readonly mode: 'tag' }
  | { readonly mode: 'comment' }
  /** `fence`: its signs, which close it; `open`: what of TypeScript goes on from the line before; null `open`: nothing, or not TypeScript */
  | { readonly mode: 'fence'; readonly fence: string; readonly isCode: boolean; readonly open: 'comment' | 'template' | null };

export type LessonTokenKind = CodeToken['kind'] | 'heading' | 'strong' | 'emphasis' | 'code' | 'math' | 'tag' | 'attribute' | 'link' | 'field' | 'fence' | 'sign';

/** Joined, the texts of a line's tokens are the line. */
export interface LessonToken {
  readonly kind: LessonTokenKind;
  readonly text: string;
}

export interface ReadLine {
  readonly tokens: readonly LessonToken[];
  /** what the next line begins in */
  readonly next: LineState;
}

export const FIRST_LINE: LineState = { mode: 'start' };
const PROSE: LineState = { mode: 'prose' };

export const isSameState = (a: LineState, b: LineState): boolean =>
  a.mode === b.mode && (a.mode !== 'fence' || (b.mode === 'fence' && a.fence === b.fence && a.isCode === b.isCode && a.open === b.open));

/** Reads one line, without its line break. */
export function readLine(line: string, state: LineState): ReadLine {
  switch (state.mode) {
    case 'start':
      return line.trimEnd() === '---' ? whole('sign', line, { mode: 'front' }) : readProseLine(line);
    case 'front':
      return readFrontLine(line);
    case 'fence':
      return readFenceLine(line, state);
    case 'math':
      return whole('math', line, /^\s*\$\$\s*$/.test(line) ? PROSE : state);
    case 'prose':
      return readProseLine(line);
    case 'tag':
    case 'comment': {
      const reader = new InlineReader(line);
      return reader.read(state.mode);
    }
  }
}

/** The state that each line of a text begins in, one more than there are lines. */
export function findLineStates(text: string): readonly LineState[] {
  const states: LineState[] = [FIRST_LINE];
  let state = FIRST_LINE;
  for (const line of text.split('\n')) {
    state = readLine(line, state).next;
    states.push(state);
  }
  return states;
}

const whole = (kind: LessonTokenKind, text: string, next: LineState): ReadLine => ({ tokens: [{ kind, text }], next });

function readFrontLine(line: string): ReadLine {
  const state: LineState = { mode: 'front' };
  if (line.trimEnd() === '---') return whole('sign', line, PROSE);
  if (/^\s*#/.test(line)) return whole('comment', line, state);
  const [, start = '', name = '', colon = '', rest = ''] = /^(\s*(?:-\s+)?)([A-Za-z]+)(:)(.*)$/.exec(line) ?? [];
  if (name === '') return whole('string', line, state);
  const tokens: LessonToken[] = [
    { kind: 'sign', text: start },
    { kind: 'field', text: name },
    { kind: 'sign', text: colon },
    { kind: /^\s*\d+\s*$/.test(rest) ? 'constant' : 'string', text: rest },
  ];
  return { tokens: tokens.filter(({ text }) => text !== ''), next: state };
}

function readFenceLine(line: string, state: LineState & { readonly mode: 'fence' }): ReadLine {
  const end = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
  if (end?.startsWith(state.fence)) return whole('fence', line, PROSE);
  if (!state.isCode) return whole('plain', line, state);
  if (state.open === null) return readCode([], line, state);
  const kind = state.open === 'comment' ? 'comment' : 'string';
  const close = state.open === 'comment' ? /\*\//.exec(line) : /(?<!\\)`/.exec(line);
  if (!close) return whole(kind, line, state);
  const length = close.index + close[0].length;
  return readCode([{ kind, text: line.slice(0, length) }], line.slice(length), state);
}

function readCode(before: readonly LessonToken[], line: string, state: LineState & { readonly mode: 'fence' }): ReadLine {
  const tokens = findTokens(line);
  const last = tokens.at(-1);
  const open = last?.kind === 'comment' && last.text.startsWith('/*') && !last.text.endsWith('*/') ? 'comment' : last?.kind === 'string' && /^`(?:\\.|[^\\`])*$/.test(last.text) ? 'template' : null;
  return { tokens: [...before, ...tokens], next: { ...state, open } };
}

function readProseLine(line: string): ReadLine {
  const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  if (fence?.[1] !== undefined && !(fence[2] ?? '').includes('`')) {
    return whole('fence', line, { mode: 'fence', fence: fence[1], isCode: /^\s*(?:ts|typescript|js|javascript)\b/.test(fence[2] ?? ''), open: null });
  }
  if (/^\s*\$\$\s*$/.test(line)) return whole('math', line, { mode: 'math' });
  if (/^#{1,6}\s/.test(line)) return whole('heading', line, PROSE);
  const start = /^\s*(?:>\s*|(?:[-*+]|\d+[.)])\s+)+/.exec(line)?.[0] ?? '';
  const reader = new InlineReader(line, start.length);
  if (start !== '') reader.tokens.push({ kind: 'sign', text: start });
  return reader.read('prose');
}

/** Inside a paragraph, in order of what wins. */
const INLINE = new RegExp(
  [
    String.raw`(?<plain>\\.)`,
    String.raw`(?<comment>\{\/\*)`,
    String.raw`(?<tag><\/?[A-Za-z][\w.]*)`,
    '(?<code>(?<tick>`+)(?:(?!\\k<tick>).)+\\k<tick>(?!`))',
    String.raw`(?<math>\$\$[^$]+\$\$|\$[^$\s](?:\\.|[^$\\])*\$)`,
    String.raw`(?<link>!?\[[^\]]*\]\([^)]*\))`,
    String.raw`(?<strong>\*\*[^*]+\*\*)`,
    String.raw`(?<emphasis>\*[^*\s][^*]*\*|(?<!\w)_[^_\s][^_]*_(?!\w))`,
  ].join('|'),
  'g',
);
const INLINE_KINDS = ['plain', 'comment', 'tag', 'code', 'math', 'link', 'strong', 'emphasis'] as const;
/** Inside `<Tag …>`. */
const IN_TAG = /(?<value>"[^"]*"?)|(?<tag>\/?>)|(?<attribute>[\w-]+)/g;

class InlineReader {
  readonly tokens: LessonToken[] = [];
  readonly #line: string;
  #at: number;

  constructor(line: string, at = 0) {
    this.#line = line;
    this.#at = at;
  }

  read(mode: 'prose' | 'tag' | 'comment'): ReadLine {
    let now = mode;
    while (this.#at < this.#line.length) {
      if (now === 'prose') now = this.#readProse();
      else if (now === 'tag') now = this.#readTag();
      else now = this.#readComment();
    }
    return { tokens: this.tokens, next: { mode: now } };
  }

  #take(kind: LessonTokenKind, until: number): void {
    if (until > this.#at) this.tokens.push({ kind, text: this.#line.slice(this.#at, until) });
    this.#at = until;
  }

  #readProse(): 'prose' | 'tag' | 'comment' {
    INLINE.lastIndex = this.#at;
    const match = INLINE.exec(this.#line);
    this.#take('plain', match?.index ?? this.#line.length);
    if (!match) return 'prose';
    const kind = INLINE_KINDS.find((name) => match.groups?.[name] !== undefined) ?? 'plain';
    if (kind === 'comment') return 'comment';
    this.#take(kind, match.index + match[0].length);
    return kind === 'tag' ? 'tag' : 'prose';
  }

  #readTag(): 'prose' | 'tag' {
    IN_TAG.lastIndex = this.#at;
    const match = IN_TAG.exec(this.#line);
    this.#take('sign', match?.index ?? this.#line.length);
    if (!match) return 'tag';
    const kind = match.groups?.['tag'] !== undefined ? 'tag' : match.groups?.['attribute'] !== undefined ? 'attribute' : 'string';
    this.#take(kind, match.index + match[0].length);
    return kind === 'tag' ? 'prose' : 'tag';
  }

  #readComment(): 'prose' | 'comment' {
    const end = this.#line.indexOf('*/}', this.#at);
    this.#take('comment', end < 0 ? this.#line.length : end + 3);
    return end < 0 ? 'comment' : 'prose';
  }
}
