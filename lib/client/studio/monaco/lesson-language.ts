/** The language of lessons inside Monaco: its colours, completions and hovers, each drawn from pure functions. JSON has colours only. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import { findTokens } from '../../editor/highlight.ts';
import type { ThemeRules } from '../../editor/monaco-look.ts';
import { completeLesson, type Completion } from '../mdx/complete-lesson.ts';
import { describeTag } from '../mdx/describe-tag.ts';
import type { LessonFacts } from '../mdx/lesson-facts.ts';
import { FIRST_LINE, isSameState, readLine, type LessonTokenKind, type LineState } from '../mdx/read-line.ts';

export const LESSON_LANGUAGE = 'lesson';
export const JSON_LANGUAGE = 'json';

/** Where completions ask for the names around a lesson. */
const factsOf = new WeakMap<monaco.editor.ITextModel, () => LessonFacts>();

export const setFacts = (model: monaco.editor.ITextModel, facts: () => LessonFacts): void => void factsOf.set(model, facts);

const TOKEN_NAMES: Readonly<Record<LessonTokenKind, string>> = {
  plain: '',
  comment: 'comment',
  string: 'string',
  constant: 'number',
  keyword: 'keyword',
  function: 'function',
  heading: 'lesson.heading',
  strong: 'lesson.strong',
  emphasis: 'lesson.emphasis',
  code: 'lesson.code',
  math: 'lesson.math',
  tag: 'lesson.tag',
  attribute: 'lesson.attribute',
  link: 'lesson.link',
  field: 'lesson.field',
  fence: 'lesson.fence',
  sign: 'lesson.sign',
};

/** Colours of what only lessons have; the rest is coloured as in code. */
export const lessonRules: ThemeRules = (read) => {
  const rule = (token: string, from: string, fontStyle = ''): monaco.editor.ITokenThemeRule => ({ token, foreground: read(from).slice(1), fontStyle });
  return [
    rule('lesson.heading', '--ink', 'bold'),
    rule('lesson.strong', '--ink', 'bold'),
    rule('lesson.emphasis', '--ink', 'italic'),
    rule('lesson.code', '--code-token-string'),
    rule('lesson.math', '--code-token-constant'),
    rule('lesson.tag', '--code-token-keyword'),
    rule('lesson.attribute', '--code-token-function'),
    rule('lesson.link', '--forward'),
    rule('lesson.field', '--code-token-keyword'),
    rule('lesson.fence', '--ink-faint'),
    rule('lesson.sign', '--ink-faint'),
  ];
};

export function registerLessonLanguage(): void {
  monaco.languages.register({ id: LESSON_LANGUAGE, extensions: ['.mdx'] });
  monaco.languages.setLanguageConfiguration(LESSON_LANGUAGE, {
    comments: { blockComment: ['{/*', '*/}'] },
    brackets: [['(', ')'], ['[', ']']],
    autoClosingPairs: [{ open: '(', close: ')' }, { open: '[', close: ']' }, { open: '"', close: '"' }],
    surroundingPairs: ['*', '_', '`', '$', '"'].map((sign) => ({ open: sign, close: sign })).concat([{ open: '[', close: ']' }, { open: '(', close: ')' }]),
    onEnterRules: [{ beforeText: /^\s*- .+/, action: { indentAction: monaco.languages.IndentAction.None, appendText: '- ' } }],
  });
  monaco.languages.setTokensProvider(LESSON_LANGUAGE, lessonTokens);
  monaco.languages.register({ id: JSON_LANGUAGE, extensions: ['.json'] });
  monaco.languages.setLanguageConfiguration(JSON_LANGUAGE, { brackets: [['{', '}'], ['[', ']']], autoClosingPairs: [{ open: '{', close: '}' }, { open: '[', close: ']' }, { open: '"', close: '"' }] });
  monaco.languages.setTokensProvider(JSON_LANGUAGE, jsonTokens);
  monaco.languages.registerCompletionItemProvider(LESSON_LANGUAGE, { triggerCharacters: ['<', ' ', '"', '(', '[', '#', '`', '-'], provideCompletionItems });
  monaco.languages.registerHoverProvider(LESSON_LANGUAGE, { provideHover });
}

class State implements monaco.languages.IState {
  constructor(readonly line: LineState) {}
  clone(): this {
    return this; // never changed
  }
  equals(other: monaco.languages.IState): boolean {
    return other instanceof State && isSameState(this.line, other.line);
  }
}

const toTokens = (tokens: readonly { readonly kind: LessonTokenKind; readonly text: string }[]): monaco.languages.IToken[] => {
  let at = 0;
  return tokens.map(({ kind, text }) => {
    const token = { startIndex: at, scopes: TOKEN_NAMES[kind] };
    at += text.length;
    return token;
  });
};

const lessonTokens: monaco.languages.TokensProvider = {
  getInitialState: () => new State(FIRST_LINE),
  tokenize(line, state) {
    const { tokens, next } = readLine(line, state instanceof State ? state.line : FIRST_LINE);
    return { tokens: toTokens(tokens), endState: new State(next) };
  },
};

const jsonTokens: monaco.languages.TokensProvider = {
  getInitialState: () => new State(FIRST_LINE),
  tokenize: (line, state) => ({ tokens: toTokens(findTokens(line)), endState: state }),
};

const { CompletionItemKind } = monaco.languages;
const ITEM_KINDS: Readonly<Record<Completion['kind'], monaco.languages.CompletionItemKind>> = {
  tag: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  link: CompletionItemKind.Reference,
  term: CompletionItemKind.Keyword,
  field: CompletionItemKind.Field,
  fence: CompletionItemKind.Snippet,
};

function provideCompletionItems(model: monaco.editor.ITextModel, { lineNumber, column }: monaco.Position): monaco.languages.CompletionList | null {
  const facts = factsOf.get(model)?.();
  if (!facts) return null;
  const { from, items } = completeLesson(model.getValue(), { line: lineNumber, column }, facts);
  const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: from, endColumn: column };
  return {
    suggestions: items.map(({ kind, label, insert, detail, about }, index) => ({
      label: { label, description: detail },
      kind: ITEM_KINDS[kind],
      insertText: insert,
      insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
      sortText: String(index).padStart(4, '0'),
      filterText: label,
      range,
      ...(about === null ? {} : { documentation: { value: about } }),
    })),
  };
}

function provideHover(model: monaco.editor.ITextModel, { lineNumber, column }: monaco.Position): monaco.languages.Hover | null {
  const line = model.getLineContent(lineNumber);
  const match = [...line.matchAll(/<\/?([A-Za-z]\w*)/g)].find(({ index, 0: text }) => column - 1 >= index && column - 1 <= index + text.length);
  const about = match?.[1] === undefined ? null : describeTag(match[1]);
  if (about === null || !match) return null;
  return { range: { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: match.index + 1, endColumn: match.index + match[0].length + 1 }, contents: [{ value: about }] };
}
