/** Between the studio's page and its Monaco bundle: the page knows only these types and loads the bundle behind them. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { CodePosition } from '../editor/editor-bridge.ts';
import { loadBundle } from '../editor/load-bundle.ts';
import type { LessonFacts } from './mdx/lesson-facts.ts';

export interface StudioEditorOptions {
  /** of the editor's files, unique on the page: `course/lesson` */
  readonly folder: string;
  /** accessible name of the editor with a file in it */
  readonly label: (file: string) => string;
  readonly onChange: (file: string, text: string) => void;
  /** Ctrl/Cmd+S */
  readonly onSave: () => void;
  /** Escape, with nothing open that it would close first */
  readonly onLeave: () => void;
  readonly onBlur: () => void;
  /** pictures were pasted or dropped */
  readonly onPictures: (pictures: readonly File[]) => void;
  /** the first line in view, from 1, of the file that is shown */
  readonly onScroll: (line: number) => void;
  /** the names around the lesson, asked when something is to be completed */
  readonly facts: () => LessonFacts;
}

export interface StudioEditor {
  /** Shows a file; each keeps its undo steps, selection and place. */
  show(file: string, text: string): void;
  /** Sets a file's text from outside (theirs, an older version); undo can take it back. */
  setText(file: string, text: string): void;
  /** Forgets a file that was removed or renamed. */
  close(file: string): void;
  /** Marks mistakes at their lines; those of a file that is not open are kept until it is. */
  setProblems(problems: readonly ContentProblem[]): void;
  /** Puts a block into the text, in a lesson at the next place after the caret where one may stand. */
  insertBlock(block: string): void;
  /** Takes the keyboard, at a position or where the caret was. */
  focus(at?: CodePosition): void;
  dispose(): void;
}

export interface StudioDiffOptions {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly label: string;
  /** null: only to read */
  readonly onChange: ((after: string) => void) | null;
}

export interface StudioDiff {
  dispose(): void;
}

export interface StudioBridge {
  mount(host: HTMLElement, options: StudioEditorOptions): StudioEditor;
  mountDiff(host: HTMLElement, options: StudioDiffOptions): StudioDiff;
}

const bridges = new Map<string, Promise<StudioBridge>>();

/** Loads the bundle once. A failure is not kept: the next try loads again. */
export function loadStudioBridge(assetBase: string): Promise<StudioBridge> {
  const known = bridges.get(assetBase);
  if (known) return known;
  const folder = `${assetBase}/monaco`;
  const loading = loadBundle<{ createStudioBridge(folder: string): StudioBridge }>(folder, 'studio-entry').then((bundle) => bundle.createStudioBridge(folder));
  bridges.set(assetBase, loading);
  loading.catch(() => bridges.delete(assetBase));
  return loading;
}
