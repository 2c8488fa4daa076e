'use client';
import { useCallback, useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { loadEditorBridge, type CellText, type CodePosition } from '#lib/client/editor/editor-bridge.ts';
import { selectCodeMarkup } from '#lib/client/editor/code-markup.ts';
import styles from './code-editor.module.css';
import { onDemand } from '../ui/on-demand.tsx';
import { loadLateDrafts } from './load-late-drafts.ts';
import { MonacoHost } from './monaco-host.tsx';
import { positionFromPoint } from './position-from-point.ts';

/** What a parent may ask of an editor. */
export interface CodeEditorHandle {
  /** Focus on the block as a whole: Shift+Enter runs it, Enter edits it. */
  focusBlock(): void;
  /** Opens the editor, at a position when one is given. */
  edit(at?: CodePosition): void;
}

interface CodeEditorProps {
  /** accessible name, e.g. "Cell first-steps, TypeScript" */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** the server's markup of `source`, drawn until the editor is opened */
  readonly html: string;
  /** the text that `html` shows; while `value` differs, the browser colours it */
  readonly source: string;
  /** unique id of the text on the page */
  readonly path: string;
  readonly assetBase: string;
  readonly onRun?: (mode: 'stay' | 'next') => void;
  /** other cells whose names this text may use, without itself; asked at focus */
  readonly context?: () => readonly CellText[];
  readonly ref?: Ref<CodeEditorHandle>;
}

/** px, as in the style sheet */
const LINE_HEIGHT = 22;

type View = 'static' | 'monaco' | 'light';

/** Only a learner's own text is coloured here, and what it needs comes with that text. */
const Coloured = onDemand(async () => (await loadLateDrafts()).HighlightedCode);
const LightEditor = onDemand(async () => (await import('./light-editor.tsx')).LightEditor);

const NO_CELLS: readonly CellText[] = [];

/**
 * Code as a static block that turns into an editor where it stands: Monaco, or a light one on touch screens and when Monaco
 * cannot be loaded. Give it a visible Edit button beside it that calls `edit()`.
 */
export function CodeEditor({ label, value, onChange, html, source, path, assetBase, onRun, context, ref }: CodeEditorProps) {
  const [view, setView] = useState<View>('static');
  const [failed, setFailed] = useState<'full' | 'all' | null>(null);
  const [openAt, setOpenAt] = useState<{ at: CodePosition | undefined; turn: number }>({ at: undefined, turn: 0 });
  const block = useRef<HTMLPreElement & HTMLDivElement>(null);
  usePreload(assetBase, block);

  const edit = useCallback((at?: CodePosition) => {
    setView((now) => (now !== 'static' ? now : prefersLightEditor() ? 'light' : 'monaco'));
    setOpenAt((before) => ({ at, turn: before.turn + 1 }));
  }, []);
  const focusBlock = useCallback(() => block.current?.focus(), []);
  useImperativeHandle(ref, () => ({ focusBlock, edit }), [focusBlock, edit]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.key !== 'Enter') return;
    event.preventDefault();
    if (event.shiftKey) onRun?.('next');
    else if (event.ctrlKey || event.metaKey) onRun?.('stay');
    else edit();
  };
  const giveUp = useCallback(() => {
    setView('static');
    setFailed('all');
  }, []);
  const editing = { label: `${label}. Escape leaves the editor, then Tab goes on.`, value, onChange, openAt, onLeave: focusBlock, onRun: (mode: 'stay' | 'next') => onRun?.(mode) };
  const shown = value === source ? <code dangerouslySetInnerHTML={{ __html: selectCodeMarkup(html) }} /> : <code><Coloured.Part code={value} waiting={value} /></code>;
  const blockProps = { ref: block, tabIndex: 0, role: 'group', 'aria-label': `${label}. Press Enter to edit.`, onKeyDown };

  return (
    <div className={styles.editor}>
      {view === 'static' && (
        // The keyboard's way in is Enter (onKeyDown in blockProps) and the Edit button beside the block.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
        <pre {...blockProps} className={styles.static} style={{ containIntrinsicBlockSize: `auto ${countLines(value) * LINE_HEIGHT}px` }} onClick={(event) => isPlainClick() && edit(positionFromPoint(event.currentTarget, event.clientX, event.clientY))}>
          {shown}
        </pre>
      )}
      {view === 'monaco' && (
        <div {...blockProps} className={styles.frame}>
          <MonacoHost
            {...editing}
            path={path}
            assetBase={assetBase}
            context={context ?? (() => NO_CELLS)}
            placeholder={<pre className={styles.static}>{shown}</pre>}
            onFailed={() => {
              setFailed('full');
              setView('light');
            }}
          />
        </div>
      )}
      {view === 'light' && (
        <div {...blockProps} className={styles.frame}>
          <LightEditor.Part {...editing} waiting={<pre className={styles.static}>{shown}</pre>} onMissing={giveUp} />
        </div>
      )}
      {failed && (
        <p className={styles.note} role="status">
          {failed === 'full' ? 'The full editor could not be loaded (are you offline?). You can edit and run here all the same.' : 'The editor could not be loaded (are you offline?). Your text is kept; try again with the connection back.'}
        </p>
      )}
    </div>
  );
}

const countLines = (text: string): number => text.split('\n').length;

/** A click that only ends a text selection should not open an editor over it. */
const isPlainClick = (): boolean => window.getSelection()?.isCollapsed !== false;

const prefersLightEditor = (): boolean => window.matchMedia('(pointer: coarse)').matches && !window.matchMedia('(any-pointer: fine)').matches;

/** Fetches the editor when the pointer or the keyboard comes near, so that opening it feels immediate. */
function usePreload(assetBase: string, near: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = near.current;
    if (!element) return;
    const load = (): Promise<unknown> => (prefersLightEditor() ? LightEditor.load() : loadEditorBridge(assetBase));
    const preload = () => void load().catch(() => undefined); // told when the learner really opens it
    element.addEventListener('pointerenter', preload, { once: true });
    element.addEventListener('focus', preload, { once: true });
    return () => {
      element.removeEventListener('pointerenter', preload);
      element.removeEventListener('focus', preload);
    };
  }, [assetBase, near]);
}
