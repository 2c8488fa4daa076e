'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Cell as LessonCell } from '#lib/course/lesson.ts';
import { CodeEditor, type CodeEditorHandle } from '../editor/code-editor.tsx';
import { DraftNotice } from '../editor/draft-notice.tsx';
import { useDraftSnapshot } from '../editor/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import { CellStatus } from './cell-status.tsx';
import styles from './cell.module.css';
import { useCellState, useNotebook } from './notebook-context.tsx';

const Notes = onDemand(async () => (await import('./with-kernel.ts')).CellNotes);
const Outputs = onDemand(async () => (await import('../outputs/cell-outputs.tsx')).CellOutputs);

/** One cell: code, what to do with it, how it went, and what it showed. */
export function Cell({ cell, own }: { readonly cell: LessonCell; /** the tools of a cell that has no author's text */ readonly own?: ReactNode }) {
  const { store, assetBase, path } = useNotebook();
  const { state, stale, notes } = useCellState(store, cell.id);
  const draft = store.draft(cell.id);
  const snapshot = useDraftSnapshot(draft);
  const editor = useRef<CodeEditorHandle>(null);
  const root = useRef<HTMLElement>(null);
  const name = `Cell ${cell.id}`;
  const busy = state.phase === 'running' || state.phase === 'queued';

  useEffect(() => {
    if (busy) void Outputs.load().catch(() => undefined); // asked again when there is something to draw
  }, [busy]);

  useEffect(() => {
    return store.attach(cell.id, {
      focusBlock() {
        editor.current?.focusBlock();
        root.current?.scrollIntoView({ block: 'nearest' });
      },
      edit: (at) => editor.current?.edit(at),
      caret: () => editor.current?.caret() ?? null,
    });
  }, [store, cell.id, draft]);

  return (
    // The listeners only make ready what a run will need.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={root}
      className={styles.cell}
      id={`cell-${cell.id}`}
      aria-label={name}
      data-phase={state.phase}
      data-stale={stale?.kind}
      onFocus={() => store.setCurrent(cell.id)}
      onPointerEnter={() => store.warm()}
      onFocusCapture={() => store.warm()}
    >
      <div className={styles.block}>
        <header className={styles.bar}>
          <button
            type="button"
            className={styles.run}
            data-run={cell.id}
            aria-label={busy ? `Stop ${cell.id}` : `Run ${cell.id}`}
            title={busy ? 'Stop' : 'Run (Ctrl+Enter), run and go on (Shift+Enter)'}
            onClick={() => (busy ? store.stop() : store.run(cell.id))}
          >
            <Icon name={busy ? 'stop' : 'play'} />
          </button>
          <span className={styles.count}>{state.count === null ? '' : <><span className={styles.hidden}>Run number </span>{state.count}</>}</span>
          <CellStatus state={state} stale={stale} onRunStale={() => store.runStale(cell.id)} />
          <span className={styles.tools}>
            {snapshot.kept && (
              <Button variant="plain" size="sm" icon={<Icon name="clock" size={14} />} aria-label={`History of ${cell.id}`} onClick={() => draft.showHistory(true)}>
                History
              </Button>
            )}
            {own ?? (snapshot.edited && (
              <Button variant="plain" size="sm" icon={<Icon name="reset" size={14} />} aria-label={`Reset ${cell.id} to the author’s text`} onClick={() => draft.reset()}>
                Reset
              </Button>
            ))}
            <Button variant="plain" size="sm" icon={<Icon name="edit" size={14} />} aria-label={`Edit ${cell.id}`} onClick={() => editor.current?.edit()}>
              Edit
            </Button>
          </span>
        </header>
        <CodeEditor
          ref={editor}
          label={`${name}, TypeScript`}
          value={snapshot.text}
          source={cell.source}
          html={cell.html}
          path={`${path}/${cell.id}`}
          assetBase={assetBase}
          onChange={(text) => store.edit(cell.id, text)}
          onRun={(mode) => store.run(cell.id, mode)}
          context={() => store.context()}
        />
        <DraftNotice draft={draft} snapshot={snapshot} what="cell" />
        {notes && <Notes.Part store={store} id={cell.id} notes={notes} />}
      </div>
      {state.outputs.length > 0 && (
        <div className={styles.outputs} role="group" aria-label={`Output of ${cell.id}`} data-old={stale !== null || busy}>
          <Outputs.Part outputs={state.outputs} running={state.phase === 'running'} onGoTo={(cellId, at) => store.goTo(cellId ?? cell.id, at)} />
        </div>
      )}
    </section>
  );
}
