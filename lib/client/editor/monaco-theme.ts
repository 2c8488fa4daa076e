/** Monaco's colours, read from the design tokens, so that the editor and the static block above it are one picture. */
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { ReadColor } from '../theme/page-theme.ts';

/** The theme of the moment. */
export function toMonacoTheme(read: ReadColor, dark: boolean): editor.IStandaloneThemeData {
  const rule = (token: string, from: string, fontStyle?: string): editor.ITokenThemeRule => ({ token, foreground: read(from).slice(1), ...(fontStyle === undefined ? {} : { fontStyle }) });
  return {
    base: dark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      rule('', '--code-foreground'),
      rule('comment', '--code-token-comment'),
      rule('keyword', '--code-token-keyword'),
      rule('string', '--code-token-string'),
      rule('string.escape', '--code-token-constant'),
      rule('number', '--code-token-constant'),
      rule('regexp', '--code-token-string'),
      rule('delimiter', '--code-foreground'),
      rule('function', '--code-token-function'),
      rule('type', '--code-foreground'),
      rule('identifier', '--code-foreground'),
    ],
    colors: {
      'editor.background': read('--surface'),
      'editor.foreground': read('--ink'),
      'editorCursor.foreground': read('--forward'),
      'editor.selectionBackground': `${read('--forward')}3a`,
      'editor.inactiveSelectionBackground': `${read('--forward')}22`,
      'editor.wordHighlightBackground': `${read('--forward')}22`,
      'editor.lineHighlightBackground': '#00000000',
      'editorBracketMatch.border': read('--line-strong'),
      'editorBracketMatch.background': '#00000000',
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, read('--code-foreground')])),
      'editorIndentGuide.background1': read('--line'),
      'editorWidget.background': read('--surface'),
      'editorWidget.foreground': read('--ink'),
      'editorWidget.border': read('--line'),
      'editorHoverWidget.background': read('--surface'),
      'editorHoverWidget.border': read('--line'),
      'editorSuggestWidget.background': read('--surface'),
      'editorSuggestWidget.border': read('--line'),
      'editorSuggestWidget.foreground': read('--ink'),
      'editorSuggestWidget.selectedBackground': read('--forward-wash'),
      'editorSuggestWidget.selectedForeground': read('--ink'),
      'editorSuggestWidget.highlightForeground': read('--forward'),
      'editorSuggestWidget.focusHighlightForeground': read('--forward'),
      'editorError.foreground': read('--bad'),
      'editorWarning.foreground': read('--warn'),
      'editorInfo.foreground': read('--forward'),
      'list.hoverBackground': read('--sunken'),
      'input.background': read('--surface'),
      'input.border': read('--line-strong'),
      focusBorder: read('--forward'),
      'scrollbarSlider.background': `${read('--ink-faint')}55`,
      'scrollbarSlider.hoverBackground': `${read('--ink-faint')}88`,
      'scrollbarSlider.activeBackground': `${read('--ink-faint')}aa`,
      'widget.shadow': '#00000022',
    },
  };
}
