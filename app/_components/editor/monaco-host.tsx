'use client';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode, type RefObject } from 'react';
import { loadEditorBridge, type CellText, type CodePosition, type MountedEditor, type OtherCells } from '#lib/client/editor/editor-bridge.ts';
import styles from './code-editor.module.css';

interface MonacoHostProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onRun: (mode: 'stay' | 'next') => void;
  readonly onLeave: () => void;
  readonly path: string;
  readonly assetBase: string;
  readonly context: () => readonly CellText[];
  readonly others: OtherCells | null;
  readonly screenReader: boolean;
  readonly caretRef: RefObject<(() => number | null) | null>;
  /** each turn asks for the focus anew */
  readonly openAt: { readonly at: CodePosition | undefined; readonly turn: number };
  /** what stands here until the editor is ready */
  readonly placeholder: ReactNode;
  readonly onFailed: () => void;
}

/** The place where Monaco is mounted: shows the placeholder until the editor can take over without a jump. */
export function MonacoHost({ label, value, path, assetBase, openAt, others, screenReader, caretRef, placeholder, onChange, onRun, onLeave, onFailed, context }: MonacoHostProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<MountedEditor>(null);
  const [ready, setReady] = useState(false);

  const change = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const leave = useEffectEvent(onLeave);
  const fail = useEffectEvent(onFailed);
  const cells = useEffectEvent(context);
  const mount = useEffectEvent((load: Awaited<ReturnType<typeof loadEditorBridge>>, element: HTMLElement) => {
    const mounted = load.mount(element, { path, value, label, screenReader, onChange: change, onRun: run, onLeave: leave, onHeight: () => undefined, context: cells, others });
    editor.current = mounted;
    caretRef.current = () => mounted.caret();
    setReady(true);
    return mounted;
  });

  useEffect(() => {
    let gone = false;
    let mounted: MountedEditor | null = null;
    loadEditorBridge(assetBase).then(
      (bridge) => {
        if (!gone && host.current) mounted = mount(bridge, host.current);
      },
      () => {
        if (!gone) fail();
      },
    );
    return () => {
      gone = true;
      mounted?.dispose();
      editor.current = null;
      caretRef.current = null;
    };
  }, [assetBase, path, caretRef]);

  useEffect(() => {
    if (ready) editor.current?.focus(openAt.at);
  }, [ready, openAt]);
  useEffect(() => editor.current?.setValue(value), [value]);

  return (
    <>
      {!ready && placeholder}
      <div ref={host} className={[styles.host, ready ? '' : styles.preparing].join(' ')} />
    </>
  );
}
