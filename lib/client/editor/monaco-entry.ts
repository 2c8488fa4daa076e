/** Entry of the editor bundle: Monaco with TypeScript only, set up for cells. Nothing in it talks to another host. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import './monaco-features.ts';
import { TRACE_EVENT, type CodePosition, type EditorBridge, type EditorOptions, type MountedEditor, type TraceAsked } from './editor-bridge.ts';
import { findTraced } from './find-traced.ts';
import { joinAcross, registerAcross } from './monaco-across.ts';
import { registerTypeScript, setContext } from './monaco-language.ts';
import { LOOK, NOTHING_OPEN, readMetrics, setUpMonaco } from './monaco-look.ts';

/** Called once by the page, with the folder this bundle was loaded from. */
export function createEditorBridge(folder: string): EditorBridge {
  setUpMonaco(folder);
  registerTypeScript(folder);
  registerAcross();
  return { mount };
}

function mount(host: HTMLElement, options: EditorOptions): MountedEditor {
  const uri = monaco.Uri.parse(`file:///notebook/${options.path}.ts`);
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(options.value, 'typescript', uri);
  model.updateOptions({ tabSize: 2, insertSpaces: true, bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  const editor = monaco.editor.create(host, { ...LOOK, ...readMetrics(host), model, ariaLabel: options.label, accessibilitySupport: options.screenReader ? 'on' : 'auto' });
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
  addKeys(editor, options, host);
  const leaveAcross = joinAcross(editor, model, options);

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
    caret: () => model.getOffsetAt(editor.getPosition() ?? { lineNumber: 1, column: 1 }),
    dispose() {
      leaveAcross();
      editor.dispose();
      model.dispose();
    },
  };
}

function addKeys(editor: monaco.editor.IStandaloneCodeEditor, { path, onRun, onLeave }: EditorOptions, host: HTMLElement): void {
  const { KeyCode, KeyMod } = monaco;
  editor.addAction({ id: 'epoch.run-next', label: 'Run and go on', keybindings: [KeyMod.Shift | KeyCode.Enter], run: () => onRun('next') });
  editor.addAction({ id: 'epoch.run-stay', label: 'Run', keybindings: [KeyMod.CtrlCmd | KeyCode.Enter], run: () => onRun('stay') });
  editor.addAction({ id: 'epoch.leave', label: 'Leave the editor', keybindings: [KeyCode.Escape], precondition: NOTHING_OPEN, run: () => onLeave() });
  editor.addAction({
    id: 'epoch.trace',
    label: 'Trace: values and gradients of the selected expression',
    keybindings: [KeyCode.F9],
    contextMenuGroupId: 'navigation',
    contextMenuOrder: 1,
    run: () => void host.dispatchEvent(new CustomEvent<TraceAsked>(TRACE_EVENT, { bubbles: true, detail: { path, ...readSelection(editor) } })),
  });
}

function readSelection(editor: monaco.editor.IStandaloneCodeEditor): Pick<TraceAsked, 'expression' | 'at'> {
  const model = editor.getModel();
  const selection = editor.getSelection();
  if (!model || !selection) return { expression: '', at: { line: 1, column: 1 } };
  return findTraced(model.getValue(), model.getOffsetAt(selection.getStartPosition()), model.getOffsetAt(selection.getEndPosition()));
}
