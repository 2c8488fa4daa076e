/**
 * Static code: shiki's tokens as short class names. Colours are the `--code-token-*` of `app/_styles/tokens.css`,
 * once for both themes, so the markup says what a token is and not how it looks, and is a fraction of shiki's own output.
 */
import type { HighlighterCore, ThemeRegistration } from 'shiki/core';
import { rememberText } from './remember.ts';

/** Languages of fences, by every name an author may write. */
export const CODE_LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  typescript: 'typescript',
  js: 'javascript',
  javascript: 'javascript',
  json: 'json',
  bash: 'shellscript',
  sh: 'shellscript',
  python: 'python',
  html: 'html',
  css: 'css',
  mdx: 'mdx',
  text: 'text',
};

export const isCodeLanguage = (name: string): boolean => Object.hasOwn(CODE_LANGUAGES, name);

const PLAIN = '#000000';

/** Scopes by token class. Variables, properties and operators stay plain: colour marks what carries the structure. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'tk-comment': ['comment', 'punctuation.definition.comment'],
  'tk-string': ['string', 'punctuation.definition.string', 'string.template', 'string.regexp', 'keyword.operator.quantifier.regexp'],
  'tk-constant': ['constant.numeric', 'constant.language', 'constant.character.escape'],
  'tk-keyword': [
    'keyword',
    'storage.type',
    'storage.modifier',
    'variable.language',
    'keyword.operator.new',
    'keyword.operator.expression',
    'entity.name.tag',
  ],
  'tk-function': [
    'entity.name.function',
    'support.function',
    'entity.name.type',
    'support.type.primitive',
    'support.class',
    'entity.other.inherited-class',
    'entity.other.attribute-name',
  ],
};
const PLAIN_SCOPES = [
  'keyword.operator',
  'constant.language.import-export-all',
  'meta.template.expression',
  'punctuation.definition.template-expression',
  'punctuation.separator.key-value',
];

const CLASSES = Object.keys(SCOPES);
/** A theme knows colours only, so the nth class is the colour n. */
const toColor = (index: number): string => `#${(index + 1).toString(16).padStart(6, '0')}`;
const toClass = (color: string | undefined): string | null => CLASSES.find((_, index) => toColor(index) === color?.toLowerCase()) ?? null;

const theme: ThemeRegistration = {
  name: 'epoch',
  fg: PLAIN,
  bg: '#ffffff',
  settings: [
    { scope: PLAIN_SCOPES, settings: { foreground: PLAIN } },
    ...CLASSES.map((name, index) => ({ scope: [...(SCOPES[name] ?? [])], settings: { foreground: toColor(index) } })),
  ],
};

let loading: Promise<HighlighterCore> | null = null;

async function loadHighlighter(): Promise<HighlighterCore> {
  const [{ createHighlighterCore }, { createOnigurumaEngine }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/oniguruma'),
  ]);
  return createHighlighterCore({
    themes: [theme],
    langs: [
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/javascript.mjs'),
      import('shiki/langs/json.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/python.mjs'),
      import('shiki/langs/html.mjs'),
      import('shiki/langs/css.mjs'),
      import('shiki/langs/mdx.mjs'),
    ],
    engine: createOnigurumaEngine(import('shiki/wasm')),
  });
}

/** Marks up source text as `<code>…</code>`, for a `<pre class="code">`; `language` is one of the names in `CODE_LANGUAGES`. */
export async function highlight(source: string, language: string): Promise<string> {
  const grammar = isCodeLanguage(language) ? CODE_LANGUAGES[language] ?? 'text' : 'text';
  return `<code>${grammar === 'text' ? escapeHtml(source) : await markTokens(source, grammar)}</code>`;
}

/** TypeScript as a finished block. */
export const highlightBlock = rememberText(async (source) => `<pre class="code">${await highlight(source, 'ts')}</pre>`);

async function markTokens(source: string, grammar: string): Promise<string> {
  loading ??= loadHighlighter();
  const highlighter = await loading;
  // without a limit of 0 a busy machine gives up within a line and the cache would keep it half coloured
  const lines = highlighter.codeToTokensBase(source, { lang: grammar, theme: 'epoch', tokenizeTimeLimit: 0 });
  const marked = lines.map((tokens) => {
    const runs: { name: string | null; text: string }[] = [];
    for (const token of tokens) {
      const name = toClass(token.color);
      const last = runs.at(-1);
      if (last && (last.name === name || token.content.trim() === '')) last.text += token.content;
      else runs.push({ name, text: token.content });
    }
    return runs.map(({ name, text }) => (name === null ? escapeHtml(text) : `<span class="${name}">${escapeHtml(text)}</span>`)).join('');
  });
  return marked.join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
