/** Entry of the editor bundle: Monaco with TypeScript only, set up for cells. Nothing in it talks to another host. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
// The public `features/suggest` leaves out the list of suggestions itself.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/caretOperations/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/codeAction/register.js';
import 'monaco-editor/features/codeEditor/register.js';
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/contextmenu/register.js';
import 'monaco-editor/features/cursorUndo/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/gotoError/register.js';
import 'monaco-editor/features/hover/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/lineSelection/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/longLinesHelper/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/parameterHints/register.js';
import 'monaco-editor/features/rename/register.js';
import 'monaco-editor/features/smartSelect/register.js';
import 'monaco-editor/features/snippet/register.js';
import 'monaco-editor/features/toggleTabFocusMode/register.js';
import 'monaco-editor/features/wordHighlighter/register.js';
import 'monaco-editor/features/wordOperations/register.js';
import type { CodePosition, EditorBridge, EditorOptions, MountedEditor } from './editor-bridge.ts';
import { createColorReader, isDark, watchTheme } from '../theme/page-theme.ts';
import { registerTypeScript, setContext } from './monaco-language.ts';
import { toMonacoTheme } from './monaco-theme.ts';

/** What Escape would close first. */
const NOTHING_OPEN = '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !renameInputVisible && !inSnippetMode && !editorHasMultipleSelections && !markersNavigationVisible && !codeActionMenuVisible';

/** Called once by the page, with the folder this bundle was loaded from. */
export function createEditorBridge(folder: string): EditorBridge {
  // Monaco asks the global scope for its workers; there is no other way to tell it where they are.
  Object.assign(globalThis, {
    MonacoEnvironment: { getWorker: (_id: string, label: string) => new Worker(`${folder}/${label === 'typescript' ? 'ts' : 'editor'}.worker.js`) },
  });
  registerTypeScript(folder);
  applyTheme();
  watchTheme(applyTheme);
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
  return { mount };
}

function applyTheme(): void {
  const { read, release } = createColorReader(document.body);
  monaco.editor.defineTheme('epoch', toMonacoTheme(read, isDark()));
  monaco.editor.setTheme('epoch');
  release();
}

function mount(host: HTMLElement, options: EditorOptions): MountedEditor {
  const uri = monaco.Uri.parse(`file:///notebook/${options.path}.ts`);
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(options.value, 'typescript', uri);
  model.updateOptions({ tabSize: 2, insertSpaces: true, bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  const editor = monaco.editor.create(host, { ...LOOK, ...readMetrics(host), model, ariaLabel: options.label });
  const fit = () => {
    const height = editor.getContentHeight();
    host.style.height = `${height}px`;
    options.onHeight(height);
  };
  editor.onDidContentSizeChange(fit);
  fit();

  let settingValue = false;
  model.onDidChangeContent(() => {
    if (!settingValue) options.onChange(model.getValue());
  });
  editor.onDidFocusEditorText(() => setContext(options.context()));
  setContext(options.context());
  addKeys(editor, options);

  return {
    focus(at?: CodePosition) {
      editor.focus();
      if (!at) return;
      editor.setPosition({ lineNumber: at.line, column: at.column });
      editor.revealPositionInCenterIfOutsideViewport({ lineNumber: at.line, column: at.column });
    },
    setValue(value) {
      if (value === model.getValue()) return;
      settingValue = true;
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
      settingValue = false;
    },
    dispose() {
      editor.dispose();
      model.dispose();
    },
  };
}

function addKeys(editor: monaco.editor.IStandaloneCodeEditor, { onRun, onLeave }: EditorOptions): void {
  const { KeyCode, KeyMod } = monaco;
  editor.addAction({ id: 'epoch.run-next', label: 'Run and go on', keybindings: [KeyMod.Shift | KeyCode.Enter], run: () => onRun('next') });
  editor.addAction({ id: 'epoch.run-stay', label: 'Run', keybindings: [KeyMod.CtrlCmd | KeyCode.Enter], run: () => onRun('stay') });
  editor.addAction({ id: 'epoch.leave', label: 'Leave the editor', keybindings: [KeyCode.Escape], precondition: NOTHING_OPEN, run: () => onLeave() });
}

/** The host's own type decides, so that static block and editor have the same lines in the same places. */
function readMetrics(host: HTMLElement): monaco.editor.IEditorOptions {
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

const LOOK: monaco.editor.IStandaloneEditorConstructionOptions = {
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
