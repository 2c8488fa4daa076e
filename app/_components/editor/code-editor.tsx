'use client';
import { useCallback, useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { selectCodeMarkup } from '#lib/client/editor/code-markup.ts';
import type { CellText, CodePosition } from '#lib/client/editor/editor-bridge.ts';
import styles from './code-editor.module.css';
import { onDemand } from '../ui/on-demand.tsx';
import { loadLateDrafts } from './load-late-drafts.ts';
import { positionFromPoint } from './position-from-point.ts';

/** What a parent may ask of an editor. */
export interface CodeEditorHandle {
  /** Focus on the block as a whole: Shift+Enter runs it, Enter edits it. */
  focusBlock(): void;
  /** Opens the editor, at a position when one is given. */
  edit(at?: CodePosition): void;
  /** offset of the caret in the text; null while there is no editor */
  caret(): number | null;
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
  /** the cells whose names this text may use, itself among them; asked at focus */
  readonly context?: () => readonly CellText[];
  readonly ref?: Ref<CodeEditorHandle>;
}

/** px, as in the style sheet */
const LINE_HEIGHT = 22;

const fetchEditor = () => import('./opened-editor.tsx');
const OpenedEditor = onDemand(async () => (await fetchEditor()).OpenedEditor);
/** Only a learner's own text is coloured here, and what it needs comes with that text. */
const Coloured = onDemand(async () => (await loadLateDrafts()).HighlightedCode);

const NO_CELLS = (): readonly CellText[] => [];

/**
 * Code as a static block that turns into an editor where it stands; which one is the learner's choice (opened-editor.tsx). Give it a
 * visible Edit button beside it that calls `edit()`.
 */
export function CodeEditor({ label, value, onChange, html, source, path, assetBase, onRun, context = NO_CELLS, ref }: CodeEditorProps) {
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [openAt, setOpenAt] = useState<{ at: CodePosition | undefined; turn: number }>({ at: undefined, turn: 0 });
  const block = useRef<HTMLPreElement & HTMLDivElement>(null);
  const caret = useRef<() => number | null>(null);
  usePreload(assetBase, block);

  const edit = useCallback((at?: CodePosition) => {
    setOpen(true);
    setOpenAt((before) => ({ at, turn: before.turn + 1 }));
  }, []);
  const focusBlock = useCallback(() => block.current?.focus(), []);
  useImperativeHandle(ref, () => ({ focusBlock, edit, caret: () => caret.current?.() ?? null }), [focusBlock, edit]);

  const onKeyDown = (event: KeyboardEvent) => {
    // with Alt it also makes a new cell, which is not for the editor to do
    if (event.target !== event.currentTarget || event.key !== 'Enter' || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) onRun?.('next');
    else if (event.ctrlKey || event.metaKey) onRun?.('stay');
    else edit();
  };
  const giveUp = useCallback(() => {
    setOpen(false);
    setFailed(true);
  }, []);
  const shown = value === source ? <code dangerouslySetInnerHTML={{ __html: selectCodeMarkup(html) }} /> : <code><Coloured.Part code={value} waiting={value} /></code>;
  const blockProps = { ref: block, tabIndex: 0, role: 'group', 'aria-label': `${label}. Press Enter to edit.`, 'data-block': '', onKeyDown };

  return (
    <div className={styles.editor}>
      {isOpen ? (
        <div {...blockProps} className={styles.frame}>
          <OpenedEditor.Part
            label={label}
            value={value}
            path={path}
            assetBase={assetBase}
            context={context}
            openAt={openAt}
            caretRef={caret}
            waiting={<pre className={styles.static}>{shown}</pre>}
            onMissing={giveUp}
            onChange={onChange}
            onLeave={focusBlock}
            onRun={onRun}
          >
            <pre className={styles.static}>{shown}</pre>
          </OpenedEditor.Part>
        </div>
      ) : (
        // The keyboard's way in is Enter (onKeyDown in blockProps) and the Edit button beside the block.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
        <pre {...blockProps} className={styles.static} style={{ containIntrinsicBlockSize: `auto ${countLines(value) * LINE_HEIGHT}px` }} onClick={(event) => isPlainClick() && edit(positionFromPoint(event.currentTarget, event.clientX, event.clientY))}>
          {shown}
        </pre>
      )}
      {hasFailed && (
        <p className={styles.note} role="status">
          The editor could not be loaded (are you offline?). Your text is kept; try again with the connection back.
        </p>
      )}
    </div>
  );
}

const countLines = (text: string): number => text.split('\n').length;

/** A click that only ends a text selection should not open an editor over it. */
const isPlainClick = (): boolean => window.getSelection()?.isCollapsed !== false;

/** Fetches the editor when the pointer or the keyboard comes near, so that opening it feels immediate. */
function usePreload(assetBase: string, near: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = near.current;
    if (!element) return;
    const load = async (): Promise<void> => (await fetchEditor()).preloadEditor(assetBase);
    const preload = () => void load().catch(() => undefined); // told when the learner really opens it
    element.addEventListener('pointerenter', preload, { once: true });
    element.addEventListener('focus', preload, { once: true });
    return () => {
      element.removeEventListener('pointerenter', preload);
      element.removeEventListener('focus', preload);
    };
  }, [assetBase, near]);
}
