/** TypeScript inside Monaco: grammar, checker settings, the types of what lessons import, and names of other cells. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import { conf, language } from 'monaco-editor/languages/definitions/typescript/typescript.js';
import * as typescript from 'monaco-editor/languages/features/typescript/register.js';
import { toCrossCellLibrary } from './cross-cell.ts';
import type { CellText } from './editor-bridge.ts';

/** folder of the hidden copies */
export const SHARED = 'file:///notebook/shared/';
const MODULE_DETECTION_FORCE = 3;

let libraries: { content: string; filePath: string }[] = [];
let crossCell: { content: string; filePath: string }[] = [];
let crossCellKey = '';
let crossCellGlobals = '';

export interface TypeScriptOptions {
  /** files of types below the folder */
  readonly types: readonly string[];
  /** whether imports name files: `./reference.ts` */
  readonly importsNameFiles: boolean;
}

const OF_CELLS: TypeScriptOptions = { types: ['types.json'], importsNameFiles: false };

/** Sets up the language once. `folder` holds the workers and the type libraries. */
export function registerTypeScript(folder: string, { types, importsNameFiles }: TypeScriptOptions = OF_CELLS): void {
  monaco.languages.register({ id: 'typescript', extensions: ['.ts'] });
  monaco.languages.setLanguageConfiguration('typescript', conf);
  monaco.languages.setMonarchTokensProvider('typescript', withFunctionCalls(language));
  const { typescriptDefaults } = typescript;
  typescriptDefaults.setCompilerOptions({
    target: typescript.ScriptTarget.ESNext,
    module: typescript.ModuleKind.ESNext,
    moduleResolution: typescript.ModuleResolutionKind.NodeJs,
    moduleDetection: MODULE_DETECTION_FORCE, // every cell is a module: await at top level, names of its own
    allowNonTsExtensions: true,
    ...(importsNameFiles ? { allowImportingTsExtensions: true, noEmit: true } : {}),
    strict: true,
    noImplicitAny: false, // a lesson's quick function needs no annotation
    // by file: by bare names the checker did not find the second, and with it no console
    lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'],
  });
  // "never read" is wrong in a cell: the next one reads it.
  typescriptDefaults.setDiagnosticsOptions({ noSuggestionDiagnostics: true });
  typescriptDefaults.setEagerModelSync(true);
  for (const file of types) void loadLibraries(`${folder}/${file}`);
}

/** Makes the names that these cells declare known to the checker, and gives the library that does. */
export function setContext(cells: readonly CellText[]): string {
  const key = JSON.stringify(cells);
  if (key === crossCellKey) return crossCellGlobals;
  crossCellKey = key;
  const { shadows, globals } = toCrossCellLibrary(cells);
  crossCell = [...shadows].map(([file, content]) => ({ content, filePath: SHARED + file }));
  if (globals !== '') crossCell.push({ content: globals, filePath: `${SHARED}globals.d.ts` });
  crossCellGlobals = globals;
  publishLibraries();
  return globals;
}

/** Types are a comfort: without them (offline) the editor still edits. */
async function loadLibraries(address: string): Promise<void> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) return;
  const files: unknown = await response.json();
  if (typeof files !== 'object' || files === null) return;
  const loaded = Object.entries(files).flatMap(([filePath, content]) => (typeof content === 'string' ? [{ filePath: `file:///node_modules/${filePath}`, content }] : []));
  libraries = [...libraries, ...loaded];
  publishLibraries();
}

function publishLibraries(): void {
  typescript.typescriptDefaults.setExtraLibs([...libraries, ...crossCell]);
}

/** The grammar colours names by case only; lessons' static blocks colour calls, so this one does too. */
function withFunctionCalls(grammar: monaco.languages.IMonarchLanguage): monaco.languages.IMonarchLanguage {
  const common = grammar.tokenizer['common'] ?? [];
  const call: monaco.languages.IMonarchLanguageRule = [/#?[A-Za-z_$][\w$]*(?=\s*\()/, { cases: { '@keywords': 'keyword', '@default': 'function' } }];
  const constant: monaco.languages.IMonarchLanguageRule = [/\b(?:true|false|NaN|Infinity)\b/, 'number'];
  return { ...grammar, tokenizer: { ...grammar.tokenizer, common: [constant, call, ...common] } };
}
