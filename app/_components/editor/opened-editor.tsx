'use client';
import { use, useState, useSyncExternalStore, type ReactNode, type RefObject } from 'react';
import { loadEditorBridge, type CellText, type CodePosition, type OtherCells } from '#lib/client/editor/editor-bridge.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import { DEFAULT_SETTINGS, editorSettings, wantsLightEditor } from '#lib/client/editor/editor-settings.ts';
import { NotebookContext } from '../notebook/notebook-context.tsx';
import styles from './code-editor.module.css';
import { LightEditor } from './light-editor.tsx';
import { MonacoHost } from './monaco-host.tsx';

interface OpenedEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onRun: ((mode: 'stay' | 'next') => void) | undefined;
  readonly onLeave: () => void;
  readonly path: string;
  readonly assetBase: string;
  readonly context: () => readonly CellText[];
  /** each turn asks for the focus anew */
  readonly openAt: { readonly at: CodePosition | undefined; readonly turn: number };
  /** is given what tells the caret's offset */
  readonly caretRef: RefObject<(() => number | null) | null>;
  /** what stands here until the editor is ready */
  readonly children: ReactNode;
}

/** The editor of a text that is being edited: Monaco or the light one, as the learner chose or as the device is; the light one when Monaco cannot be loaded. */
export function OpenedEditor({ label, onRun, path, assetBase, context, children, ...props }: OpenedEditorProps) {
  const settings = useSyncExternalStore(editorSettings.subscribe, editorSettings.read, () => DEFAULT_SETTINGS);
  const notebook = use(NotebookContext);
  const [hasFailed, setFailed] = useState(false);
  const editing = { ...props, label: `${label}. Escape leaves the editor, then Tab goes on.`, onRun: (mode: 'stay' | 'next') => onRun?.(mode) };
  if (!hasFailed && !wantsLightEditor(settings)) {
    return (
      <MonacoHost key={String(settings.screenReader)} {...editing} path={path} assetBase={assetBase} screenReader={settings.screenReader} context={context} others={notebook && toOtherCells(notebook.store)} placeholder={children} onFailed={() => setFailed(true)} />
    );
  }
  return (
    <>
      <LightEditor {...editing} traced={notebook && path.startsWith(`${notebook.path}/`) ? path : null} />
      {hasFailed && (
        <p className={styles.note} role="status">
          The full editor could not be loaded (are you offline?). You can edit and run here all the same.
        </p>
      )}
    </>
  );
}

const toOtherCells = (store: NotebookStore): OtherCells => ({ goTo: (cell, at) => store.goTo(cell, at), write: (cell, text) => store.edit(cell, text) });

/** Fetches what opening an editor will need. */
export async function preloadEditor(assetBase: string): Promise<void> {
  if (!wantsLightEditor(editorSettings.read())) await loadEditorBridge(assetBase);
}
