'use client';
/** The place where the studio's Monaco stands. Enter (or a click) goes in, Escape comes out, Tab then goes on. */
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';
import { loadStudioBridge, type StudioEditor, type StudioEditorOptions } from '#lib/client/studio/studio-bridge.ts';
import type { Files } from '#lib/client/studio/find-changes.ts';
import type { ContentProblem } from '#lib/course/content-error.ts';
import { Button } from '../../ui/button.tsx';
import styles from './studio.module.css';

export interface MonacoPaneHandle {
  focus(at?: CodePosition): void;
  insertBlock(block: string): void;
}

interface MonacoPaneProps extends Omit<StudioEditorOptions, 'label' | 'onLeave'> {
  readonly assetBase: string;
  /** path of the file that is shown */
  readonly shown: string;
  readonly files: Files;
  readonly problems: readonly ContentProblem[];
  readonly ref: Ref<MonacoPaneHandle>;
}

/** A file as a learner of the studio hears it: without the lesson's folder. */
export const toShortPath = (path: string): string => path.slice(path.indexOf('/') + 1);

export function MonacoPane({ assetBase, folder, shown, files, problems, onChange, onSave, onBlur, onPictures, onScroll, facts, ref }: MonacoPaneProps) {
  const block = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<StudioEditor | null>(null);
  const [failed, setFailed] = useState(0);

  const change = useEffectEvent(onChange);
  const save = useEffectEvent(onSave);
  const blur = useEffectEvent(onBlur);
  const take = useEffectEvent(onPictures);
  const scroll = useEffectEvent(onScroll);
  const names = useEffectEvent(facts);

  useEffect(() => {
    let mounted: StudioEditor | null = null;
    let isGone = false;
    loadStudioBridge(assetBase).then(
      (bridge) => {
        if (isGone || !host.current) return;
        mounted = bridge.mount(host.current, {
          folder,
          label: (file) => `${toShortPath(file)}. Escape leaves the editor, then Tab goes on.`,
          onChange: (file, text) => change(file, text),
          onSave: () => save(),
          onBlur: () => blur(),
          onPictures: (pictures) => take(pictures),
          onScroll: (line) => scroll(line),
          facts: () => names(),
          onLeave: () => block.current?.focus(),
        });
        setEditor(mounted);
      },
      () => setFailed((turn) => turn + 1),
    );
    return () => {
      isGone = true;
      mounted?.dispose();
      setEditor(null);
    };
  }, [assetBase, folder, failed]);

  useFiles(editor, shown, files);
  useEffect(() => editor?.setProblems(problems), [editor, problems]);
  useImperativeHandle(ref, () => ({ focus: (at) => editor?.focus(at), insertBlock: (block) => editor?.insertBlock(block) }), [editor]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.key !== 'Enter') return;
    event.preventDefault();
    editor?.focus();
  };
  return (
    // One stop of the Tab key around an editor that keeps Tab for itself: Enter goes in.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <div ref={block} className={styles.editor} tabIndex={0} role="group" aria-label={`Editor, ${toShortPath(shown)}. Press Enter to edit.`} data-ready={editor !== null} onKeyDown={onKeyDown}>
      <div ref={host} className={styles.host} />
      {!editor && failed === 0 && (
        <p className={styles.notice} role="status">
          Loading the editor…
        </p>
      )}
      {!editor && failed > 0 && (
        <p className={styles.notice} role="alert">
          The editor could not be loaded (are you offline?). Your text is safe. <Button size="sm" onClick={() => setFailed((turn) => turn + 1)}>Try again</Button>
        </p>
      )}
    </div>
  );
}

/** Shows the file, follows what changed elsewhere (theirs, restored, merged), forgets what is gone. */
function useFiles(editor: StudioEditor | null, shown: string, files: Files): void {
  const known = useRef<Files>(new Map());
  useEffect(() => {
    if (!editor) return;
    for (const path of known.current.keys()) if (!files.has(path)) editor.close(path);
    for (const [path, text] of files) editor.setText(path, text);
    editor.show(shown, files.get(shown) ?? '');
    known.current = files;
  }, [editor, shown, files]);
}
