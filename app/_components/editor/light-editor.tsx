'use client';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { TRACE_EVENT, type CodePosition, type TraceAsked } from '#lib/client/editor/editor-bridge.ts';
import { findTraced } from '#lib/client/editor/find-traced.ts';
import { toIndented, toInsertion, toNewLine, toOutdented, type TextEdit, type TextSelection } from '#lib/client/editor/text-edit.ts';
import { toOffset } from '#lib/client/editor/text-position.ts';
import { HighlightedCode } from './highlighted-code.tsx';
import styles from './light-editor.module.css';

interface LightEditorProps {
  readonly label: string;
  /** the cell's path; null where the text is no cell's, so that nothing of it can be traced */
  readonly traced: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onRun: (mode: 'stay' | 'next') => void;
  readonly onLeave: () => void;
  readonly openAt: { readonly at: CodePosition | undefined; readonly turn: number };
  readonly caretRef: RefObject<(() => number | null) | null>;
}

/** Characters that a phone's keyboard hides two levels deep. */
const SYMBOLS = ['()', '[]', '{}', '=', '=>', '.', ',', ';', "''", '""', '``', ')', ']', '}', '+', '-', '*', '/', '<', '>', ':', '!', '&', '|', '_'] as const;

/** A textarea over coloured text, in the metrics of the static block: for touch screens, for who prefers it, and when Monaco cannot be had. */
export function LightEditor({ label, traced, value, onChange, onRun, onLeave, openAt, caretRef }: LightEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  /** Ctrl+M, as in Monaco: Tab goes to what comes next on the page instead of indenting */
  const [tabLeaves, setTabLeaves] = useState(false);

  useEffect(() => {
    caretRef.current = () => area.current?.selectionStart ?? null;
    return () => {
      caretRef.current = null;
    };
  }, [caretRef]);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.focus();
    if (!openAt.at) return;
    const offset = toOffset(element.value, openAt.at);
    element.setSelectionRange(offset, offset);
  }, [openAt]);

  const change = (toEdit: (selection: TextSelection) => TextEdit) => {
    const element = area.current;
    if (element) applyEdit(element, toEdit({ text: element.value, start: element.selectionStart, end: element.selectionEnd }));
  };
  const trace = () => {
    const element = area.current;
    if (!element || traced === null) return;
    element.dispatchEvent(new CustomEvent<TraceAsked>(TRACE_EVENT, { bubbles: true, detail: { path: traced, ...findTraced(element.value, element.selectionStart, element.selectionEnd) } }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'Escape') {
      done();
      onLeave();
    } else if (event.key === 'Enter' && (event.shiftKey || command)) {
      done();
      onRun(event.shiftKey ? 'next' : 'stay');
    } else if (event.key === 'Enter' && !event.altKey && !event.nativeEvent.isComposing) {
      done();
      change(toNewLine);
    } else if (event.ctrlKey && event.key.toLowerCase() === 'm') {
      done();
      setTabLeaves(!tabLeaves);
    } else if (event.key === 'F9') {
      done();
      trace();
    } else if (event.key === 'Tab' && !tabLeaves) {
      done();
      change(event.shiftKey ? toOutdented : toIndented);
    }
  };

  return (
    <div className={styles.light}>
      <div className={styles.scroll}>
        <div className={styles.stack}>
          <pre className={styles.colours} aria-hidden="true">
            <HighlightedCode code={value} />
            {'\n'}
          </pre>
          <textarea
            ref={area}
            className={styles.area}
            aria-label={label}
            value={value}
            tabIndex={-1}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={onKeyDown}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            wrap="off"
          />
        </div>
      </div>
      <p className={styles.mode} role="status">
        {tabLeaves && 'Tab now goes on. Ctrl+M: it indents again.'}
      </p>
      <div className={styles.symbols} role="toolbar" aria-label="Insert a symbol">
        <SymbolButton name="Undo" text="↶" onInsert={() => travel(area.current, 'undo')} />
        <SymbolButton name="Redo" text="↷" onInsert={() => travel(area.current, 'redo')} />
        <SymbolButton name="Indent" text="⇥" onInsert={() => change(toIndented)} />
        <SymbolButton name="Outdent" text="⇤" onInsert={() => change(toOutdented)} />
        {traced !== null && <SymbolButton name="Trace: values and gradients of the selection or the line" text="Trace" onInsert={trace} />}
        {SYMBOLS.map((symbol) => (
          <SymbolButton key={symbol} name={symbol} text={symbol} onInsert={() => change((selection) => toInsertion(selection, symbol))} />
        ))}
      </div>
    </div>
  );
}

function SymbolButton({ name, text, onInsert }: { readonly name: string; readonly text: string; readonly onInsert: () => void }) {
  // Taking the pointer-down away keeps the text area focused, so a phone's keyboard stays open.
  return (
    <button type="button" className={styles.symbol} aria-label={name} tabIndex={-1} onPointerDown={(event) => event.preventDefault()} onClick={onInsert}>
      {text}
    </button>
  );
}

/** The browser's own undo, which a phone's keyboard has no key for. */
function travel(area: HTMLTextAreaElement | null, to: 'undo' | 'redo'): void {
  area?.focus();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- as below
  document.execCommand(to);
}

/** Types the edit as the learner would, so that the browser's undo knows it; sets it directly where that is not offered. */
function applyEdit(area: HTMLTextAreaElement, edit: TextEdit): void {
  area.focus();
  area.setSelectionRange(edit.from, edit.to);
  // Deprecated, and yet the only way into the browser's own undo.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const typed = edit.insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, edit.insert);
  if (!typed) {
    area.setRangeText(edit.insert, edit.from, edit.to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(edit.start, edit.end);
}
