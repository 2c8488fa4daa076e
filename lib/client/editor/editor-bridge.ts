/** Between the page and the Monaco bundle: the page knows only these types and loads the megabyte behind them when it is wanted. */

import { loadBundle } from './load-bundle.ts';

/** The text of another cell, for types across cells. */
export interface CellText {
  readonly path: string;
  readonly source: string;
}

export interface CodePosition {
  /** from 1 */
  readonly line: number;
  /** from 1 */
  readonly column: number;
}

/** Sent from an editor up the page: the learner wants to see how an expression is computed. */
export const TRACE_EVENT = 'epoch:trace';

export interface TraceAsked {
  /** that of the editor */
  readonly path: string;
  readonly expression: string;
  /** where it begins */
  readonly at: CodePosition;
}

/** The cells of `context`, by their paths there. */
export interface OtherCells {
  /** Opens a cell's editor at a position. */
  goTo(cell: string, at: CodePosition): void;
  /** Sets a cell's text, as if the learner had typed it. */
  write(cell: string, text: string): void;
}

export interface EditorOptions {
  /** unique id of the text on the page, e.g. `deep-learning/welcome/first-cell` */
  readonly path: string;
  readonly value: string;
  /** accessible name */
  readonly label: string;
  /** a screen reader is used, also where Monaco does not find it */
  readonly screenReader: boolean;
  readonly onChange: (value: string) => void;
  /** Shift+Enter asks to go on, Ctrl/Cmd+Enter to stay */
  readonly onRun: (mode: 'stay' | 'next') => void;
  /** Escape, with nothing open that it would close first */
  readonly onLeave: () => void;
  readonly onHeight: (pixels: number) => void;
  /** the cells whose names this text may use, in page order; with itself, for a text that is open beside this one may use its names */
  readonly context: () => readonly CellText[];
  /** what may be done to those cells; null where there are none */
  readonly others: OtherCells | null;
}

export interface MountedEditor {
  /** Takes the keyboard, at a position or where the caret was. */
  focus(at?: CodePosition): void;
  /** Sets the text from outside (reset, another tab); undo can take it back. */
  setValue(value: string): void;
  /** offset of the caret in the text */
  caret(): number;
  dispose(): void;
}

export interface EditorBridge {
  mount(host: HTMLElement, options: EditorOptions): MountedEditor;
}

const bridges = new Map<string, Promise<EditorBridge>>();

/** Loads the editor bundle once for all cells. A failure is not kept: the next try loads again. */
export function loadEditorBridge(assetBase: string): Promise<EditorBridge> {
  const known = bridges.get(assetBase);
  if (known) return known;
  const folder = `${assetBase}/monaco`;
  const loading = loadBundle<{ createEditorBridge(folder: string): EditorBridge }>(folder, 'monaco-entry').then((bundle) => bundle.createEditorBridge(folder));
  bridges.set(assetBase, loading);
  loading.catch(() => bridges.delete(assetBase));
  return loading;
}
