/** How Monaco stands in our pages: its colours, type and habits; and where it finds its workers. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import { createColorReader, isDark, watchTheme } from '../theme/page-theme.ts';
import { toMonacoTheme } from './monaco-theme.ts';

export type ThemeRules = (read: (token: string) => string) => readonly monaco.editor.ITokenThemeRule[];

/** Once in a page. `folder` is where the bundle and its workers lie; `rules` colour what is not TypeScript. */
export function setUpMonaco(folder: string, rules: ThemeRules = () => []): void {
  // Monaco asks the global scope for its workers; there is no other way to tell it where they are.
  Object.assign(globalThis, {
    MonacoEnvironment: { getWorker: (_id: string, label: string) => new Worker(`${folder}/${label === 'typescript' ? 'ts' : 'editor'}.worker.js`) },
  });
  const apply = (): void => applyTheme(rules);
  apply();
  watchTheme(apply);
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
}

function applyTheme(rules: ThemeRules): void {
  const { read, release } = createColorReader(document.body);
  const theme = toMonacoTheme(read, isDark());
  monaco.editor.defineTheme('epoch', { ...theme, rules: [...theme.rules, ...rules(read)] });
  monaco.editor.setTheme('epoch');
  release();
}

/** What Escape would close first. */
export const NOTHING_OPEN = '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !renameInputVisible && !inSnippetMode && !editorHasMultipleSelections && !markersNavigationVisible && !codeActionMenuVisible';

/** The host's own type decides, so that static block and editor have the same lines in the same places. */
export function readMetrics(host: HTMLElement): monaco.editor.IEditorOptions {
  const style = getComputedStyle(host);
  const padding = parseFloat(style.getPropertyValue('--editor-padding-block')) || 0;
  return {
    fontFamily: style.fontFamily,
    fontSize: parseFloat(style.fontSize),
    lineHeight: parseFloat(style.lineHeight),
    fontWeight: style.fontWeight,
    letterSpacing: 0,
    padding: { top: padding, bottom: padding },
    lineDecorationsWidth: parseFloat(style.getPropertyValue('--editor-padding-inline')) || 0,
  };
}

export const LOOK: monaco.editor.IStandaloneEditorConstructionOptions = {
  theme: 'epoch',
  automaticLayout: true,
  tabIndex: -1, // Tab passes by; Enter on the block or its Edit button comes in
  minimap: { enabled: false },
  lineNumbers: 'off',
  lineNumbersMinChars: 0,
  glyphMargin: false,
  folding: false,
  renderLineHighlight: 'none',
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollBeyondLastLine: false,
  scrollBeyondLastColumn: 2,
  scrollbar: { vertical: 'hidden', horizontalScrollbarSize: 8, alwaysConsumeMouseWheel: false, ignoreHorizontalScrollbarInContentHeight: true },
  fixedOverflowWidgets: true,
  fontLigatures: false,
  guides: { indentation: false },
  occurrencesHighlight: 'off',
  unicodeHighlight: { ambiguousCharacters: false },
  accessibilitySupport: 'auto',
  wordBasedSuggestions: 'off',
  contextmenu: true,
  stickyScroll: { enabled: false },
  tabSize: 2,
  cursorBlinking: 'smooth',
};
