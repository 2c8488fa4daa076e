/** Go to definition and rename, from cell to cell. The type checker's own know one text only. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import * as typescript from 'monaco-editor/languages/features/typescript/register.js';
import type { CellText, EditorOptions } from './editor-bridge.ts';
import { SHARED, setContext } from './monaco-language.ts';
import { findDeclaration, findNameProblem, listQueries, renameInCells, toCellSpan, type CellSpan, type CheckerSpan } from './names-across.ts';

interface Across extends Pick<EditorOptions, 'path' | 'context' | 'others'> {
  readonly editor: monaco.editor.ICodeEditor;
}

/** Monaco's words at the caret, as for a definition that is not found. */
interface MessageController extends monaco.editor.IEditorContribution {
  showMessage(message: string, position: monaco.IPosition): void;
}

/** what the open editors may ask of their notebooks, by model */
const open = new Map<string, Across>();

/** Called once. */
export function registerAcross(): void {
  const { typescriptDefaults } = typescript;
  typescriptDefaults.setModeConfiguration({ ...typescriptDefaults.modeConfiguration, definitions: false, rename: false });
  monaco.languages.registerDefinitionProvider('typescript', { provideDefinition });
  monaco.languages.registerRenameProvider('typescript', { resolveRenameLocation, provideRenameEdits });
  monaco.editor.registerEditorOpener({
    openCodeEditor(source, resource, at) {
      const across = open.get(source.getModel()?.uri.toString() ?? '');
      const cell = resource.path.split('/').at(-1)?.replace(/\.ts$/, '');
      if (!across?.others || cell === undefined) return false;
      const [line, column] = at === undefined ? [1, 1] : 'lineNumber' in at ? [at.lineNumber, at.column] : [at.startLineNumber, at.startColumn];
      across.others.goTo(cell, { line, column });
      return true;
    },
  });
}

/** An editor is there; the answer forgets it. */
export function joinAcross(editor: monaco.editor.ICodeEditor, model: monaco.editor.ITextModel, { path, context, others }: EditorOptions): () => void {
  const key = model.uri.toString();
  open.set(key, { editor, path, context, others });
  return () => open.delete(key);
}

/** What is at a place. */
interface Found {
  readonly kind: 'local' | 'cells' | 'library' | 'nothing';
  readonly name: string;
  readonly span: CellSpan | null;
  readonly cells: readonly CellText[];
  readonly globals: string;
  readonly checker: typescript.TypeScriptWorker;
  /** of the text that was looked at */
  readonly versionId: number;
}

const ownName = (path: string): string => path.split('/').at(-1) ?? path;

async function look(model: monaco.editor.ITextModel, position: monaco.IPosition): Promise<Found> {
  const across = open.get(model.uri.toString());
  const own = { path: ownName(across?.path ?? model.uri.path), source: model.getValue() };
  const cells = (across?.context() ?? [own]).map((cell) => (cell.path === own.path ? own : cell));
  const globals = setContext(cells);
  const [versionId, offset] = [model.getVersionId(), model.getOffsetAt(position)];
  // Monaco hands new libraries to the checker in the next turn of the event loop
  await new Promise((resolve) => setTimeout(resolve));
  const checker = await (await typescript.getTypeScriptWorker())(model.uri);
  const name = model.getWordAtPosition(position)?.word ?? '';
  const spans = (await checker.getDefinitionAtPosition(model.uri.toString(), offset)) as readonly CheckerSpan[] | undefined;
  const [first] = spans ?? [];
  const found = { name, cells, globals, checker, versionId };
  if (!first || name === '') return { ...found, kind: 'nothing', span: null };
  const declared = findDeclaration(cells, name);
  if (first.fileName === model.uri.toString()) {
    const span = { cell: own.path, offset: first.textSpan.start, length: first.textSpan.length };
    const isShared = cells.includes(own) && findDeclaration([own], name)?.offset === span.offset;
    return { ...found, kind: isShared ? 'cells' : 'local', span };
  }
  const span = toCellSpan(cells, first) ?? (first.fileName.startsWith(SHARED) ? declared : null);
  return { ...found, kind: span ? 'cells' : 'library', span };
}

async function provideDefinition(model: monaco.editor.ITextModel, position: monaco.Position): Promise<monaco.languages.Location | null> {
  const { span, cells } = await look(model, position);
  const target = cells.find(({ path }) => path === span?.cell);
  if (!span || !target) return null;
  const uri = target.path === ownName(open.get(model.uri.toString())?.path ?? '') ? model.uri : model.uri.with({ path: model.uri.path.replace(/[^/]+$/, `${target.path}.ts`) });
  const text = monaco.editor.getModel(uri) ?? monaco.editor.createModel(target.source, 'typescript', uri);
  return { uri, range: monaco.Range.fromPositions(text.getPositionAt(span.offset), text.getPositionAt(span.offset + span.length)) };
}

async function resolveRenameLocation(model: monaco.editor.ITextModel, position: monaco.Position): Promise<monaco.languages.RenameLocation & monaco.languages.Rejection> {
  const word = model.getWordAtPosition(position);
  const range = word ? new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn) : monaco.Range.fromPositions(position);
  const { kind, name } = await look(model, position);
  if (kind === 'nothing') return { range, text: name, rejectReason: 'Expected a name here. Put the caret on one.' };
  if (kind === 'library') return { range, text: name, rejectReason: `${name} comes from a library or an import, so its name stays.` };
  return { range, text: name };
}

async function provideRenameEdits(model: monaco.editor.ITextModel, position: monaco.Position, newName: string): Promise<monaco.languages.WorkspaceEdit> {
  const found = await look(model, position);
  const { kind, name, cells, globals, checker, versionId } = found;
  const problem = findNameProblem(cells, newName);
  if (problem !== null) return refuse(model, position, problem);
  const ask = async (file: string, offset: number): Promise<readonly CheckerSpan[]> => ((await checker.findRenameLocations(file, offset, false, false, true)) as readonly CheckerSpan[] | undefined) ?? [];
  const own = model.uri.toString();
  if (kind === 'local') {
    const spans = (await ask(own, model.getOffsetAt(position))).filter(({ fileName }) => fileName === own);
    return { edits: spans.map((span) => toEdit(model, versionId, span.textSpan.start, span.textSpan.length, `${span.prefixText ?? ''}${newName}${span.suffixText ?? ''}`)) };
  }
  const spans = (await Promise.all(listQueries(cells, globals, name).map(({ file, offset }) => ask(SHARED + file, offset)))).flat();
  const across = open.get(own);
  // seconds may have gone by: what was typed meanwhile stays
  const isStale = model.getVersionId() !== versionId || across?.context().some(({ path, source }) => path !== ownName(across.path) && cells.find((cell) => cell.path === path)?.source !== source);
  if (isStale) return refuse(model, position, 'A cell was edited while its uses were looked for. Rename again.');
  const edits: monaco.languages.IWorkspaceTextEdit[] = [];
  for (const { path, source } of renameInCells(cells, spans, newName)) {
    if (path === ownName(across?.path ?? '')) edits.push(toEdit(model, versionId, 0, model.getValueLength(), source));
    else across?.others?.write(path, source);
  }
  return { edits };
}

/** Said at the caret: a reason in the answer would only be written to the console. */
function refuse(model: monaco.editor.ITextModel, position: monaco.IPosition, reason: string): monaco.languages.WorkspaceEdit {
  open.get(model.uri.toString())?.editor.getContribution<MessageController>('editor.contrib.messageController')?.showMessage(reason, position);
  return { edits: [] };
}

function toEdit(model: monaco.editor.ITextModel, versionId: number, offset: number, length: number, text: string): monaco.languages.IWorkspaceTextEdit {
  const range = monaco.Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length));
  return { resource: model.uri, versionId, textEdit: { range, text } };
}
