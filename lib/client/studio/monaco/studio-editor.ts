/** One Monaco editor for all files of a lesson: a model and a place for each. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { CodePosition } from '../../editor/editor-bridge.ts';
import { LOOK, NOTHING_OPEN, readMetrics } from '../../editor/monaco-look.ts';
import type { StudioEditor, StudioEditorOptions } from '../studio-bridge.ts';
import { findBlockPlace } from '../mdx/find-block-place.ts';
import { languageOf } from './language-of.ts';
import { setFacts } from './lesson-language.ts';

const MARKERS = 'epoch';

export function openStudioEditor(host: HTMLElement, options: StudioEditorOptions): StudioEditor {
  const editor = monaco.editor.create(host, {
    ...LOOK,
    ...readMetrics(host),
    model: null,
    lineNumbers: 'on',
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 12,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 8 },
    overviewRulerLanes: 2,
    quickSuggestions: { other: true, comments: false, strings: true },
  });
  const files = new OpenFiles(editor, options);
  addKeys(editor, options);
  editor.onDidScrollChange(({ scrollTopChanged }) => {
    const line = editor.getVisibleRanges()[0]?.startLineNumber;
    if (scrollTopChanged && line !== undefined) options.onScroll(line);
  });
  editor.onDidBlurEditorText(() => options.onBlur());
  // a list of mistakes that opens below must not cover the line that is written
  editor.onDidLayoutChange(() => {
    const at = editor.getPosition();
    if (at && editor.hasTextFocus()) editor.revealPositionInCenterIfOutsideViewport(at);
  });
  const unwatch = watchPictures(host, options);
  return {
    show: (file, text) => files.show(file, text),
    setText: (file, text) => files.setText(file, text),
    close: (file) => files.close(file),
    setProblems: (problems) => files.setProblems(problems),
    insertBlock: (block) => insertBlock(editor, block),
    focus(at?: CodePosition) {
      editor.focus();
      if (!at) return;
      editor.setPosition({ lineNumber: at.line, column: at.column });
      editor.revealPositionInCenterIfOutsideViewport({ lineNumber: at.line, column: at.column });
    },
    dispose() {
      unwatch();
      editor.dispose();
      files.dispose();
    },
  };
}

/** The models of a lesson's files, with the place in each. */
class OpenFiles {
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #options: StudioEditorOptions;
  readonly #models = new Map<string, monaco.editor.ITextModel>();
  readonly #views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  #problems: readonly ContentProblem[] = [];
  #shown: string | null = null;
  #settingText = false;

  constructor(editor: monaco.editor.IStandaloneCodeEditor, options: StudioEditorOptions) {
    this.#editor = editor;
    this.#options = options;
  }

  show(file: string, text: string): void {
    if (this.#shown === file) return;
    if (this.#shown !== null) this.#views.set(this.#shown, this.#editor.saveViewState());
    this.#shown = file;
    const model = this.#models.get(file) ?? this.#open(file, text);
    this.#editor.setModel(model);
    this.#editor.updateOptions({ wordWrap: file.endsWith('.ts') ? 'off' : 'on', ariaLabel: this.#options.label(file) });
    const view = this.#views.get(file);
    if (view) this.#editor.restoreViewState(view);
  }

  setText(file: string, text: string): void {
    const model = this.#models.get(file);
    if (!model || model.getValue() === text) return;
    this.#settingText = true;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    this.#settingText = false;
  }

  close(file: string): void {
    if (this.#shown === file) {
      this.#shown = null;
      this.#editor.setModel(null);
    }
    this.#models.get(file)?.dispose();
    this.#models.delete(file);
    this.#views.delete(file);
  }

  setProblems(problems: readonly ContentProblem[]): void {
    this.#problems = problems;
    for (const [file, model] of this.#models) this.#mark(file, model);
  }

  dispose(): void {
    for (const model of this.#models.values()) model.dispose();
  }

  #open(file: string, text: string): monaco.editor.ITextModel {
    const uri = monaco.Uri.parse(`file:///studio/${this.#options.folder}/${file}`);
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(text, languageOf(file), uri);
    model.updateOptions({ tabSize: 2, insertSpaces: true, bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    setFacts(model, this.#options.facts);
    model.onDidChangeContent(() => {
      if (!this.#settingText) this.#options.onChange(file, model.getValue());
    });
    this.#models.set(file, model);
    this.#mark(file, model);
    return model;
  }

  #mark(file: string, model: monaco.editor.ITextModel): void {
    const problems = this.#problems.filter((problem) => problem.file === file);
    monaco.editor.setModelMarkers(model, MARKERS, problems.map((problem) => toMarker(model, problem)));
  }
}

/** From the place to the end of its word; a mistake of the whole file stands on its first line. */
function toMarker(model: monaco.editor.ITextModel, { position, expected, found, todo }: ContentProblem): monaco.editor.IMarkerData {
  const line = Math.min(position?.line ?? 1, model.getLineCount());
  const column = Math.min(position?.column ?? 1, model.getLineMaxColumn(line));
  const word = model.getWordAtPosition({ lineNumber: line, column });
  const end = position === null ? model.getLineMaxColumn(line) : Math.max(word?.endColumn ?? 0, Math.min(column + 1, model.getLineMaxColumn(line)));
  return { severity: monaco.MarkerSeverity.Error, message: `Expected ${expected}\nFound ${found}\nTo do: ${todo}`, startLineNumber: line, endLineNumber: line, startColumn: column, endColumn: end };
}

function addKeys(editor: monaco.editor.IStandaloneCodeEditor, { onSave, onLeave }: StudioEditorOptions): void {
  const { KeyCode, KeyMod } = monaco;
  editor.addAction({ id: 'epoch.save', label: 'Save', keybindings: [KeyMod.CtrlCmd | KeyCode.KeyS], run: () => onSave() });
  editor.addAction({ id: 'epoch.leave', label: 'Leave the editor', keybindings: [KeyCode.Escape], precondition: NOTHING_OPEN, run: () => onLeave() });
}

/** In a lesson between two blocks, elsewhere (a prompt in exercise.json) at the caret. */
function insertBlock(editor: monaco.editor.IStandaloneCodeEditor, block: string): void {
  const at = editor.getSelection();
  const model = editor.getModel();
  if (!at || !model) return;
  const [line, text] = model.uri.path.endsWith('.mdx') ? place(model, at.startLineNumber, block) : [null, block];
  editor.pushUndoStop();
  editor.executeEdits('insert', [{ range: line === null ? at : new monaco.Range(line, model.getLineMaxColumn(line), line, model.getLineMaxColumn(line)), text, forceMoveMarkers: true }]);
  editor.pushUndoStop();
  editor.focus();
  if (line === null) return;
  editor.setPosition({ lineNumber: line + text.trimEnd().split('\n').length, column: 1 });
  editor.revealLineInCenterIfOutsideViewport(line + 1);
}

/** The line at whose end it is put, and with which lines around it. */
function place(model: monaco.editor.ITextModel, line: number, block: string): readonly [number, string] {
  const found = findBlockPlace(model.getValue(), line);
  if (found !== null) return [found, `\n${block}\n`];
  const last = model.getLineCount();
  return [last, `${model.getLineContent(last).trim() === '' ? '\n' : '\n\n'}${block}\n`];
}

/** Pictures that are pasted or dropped belong to the page; all other text stays Monaco's. */
function watchPictures(host: HTMLElement, { onPictures }: StudioEditorOptions): () => void {
  const take = (event: Event, transfer: DataTransfer | null): void => {
    const pictures = [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (pictures.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onPictures(pictures);
  };
  const onPaste = (event: ClipboardEvent): void => take(event, event.clipboardData);
  const onDrop = (event: DragEvent): void => take(event, event.dataTransfer);
  const onOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  host.addEventListener('paste', onPaste, true);
  host.addEventListener('drop', onDrop, true);
  host.addEventListener('dragover', onOver, true);
  return () => {
    host.removeEventListener('paste', onPaste, true);
    host.removeEventListener('drop', onDrop, true);
    host.removeEventListener('dragover', onOver, true);
  };
}
