'use client';
import { useEffect, useRef } from 'react';
import { describeHidden } from '#lib/client/notebook/describe-note.ts';
import type { GraphView, NotebookGraph } from '#lib/client/notebook/notebook-graph.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NoteLine } from '../note-line.tsx';
import { OutlineList } from './outline-list.tsx';
import { OutlinePicture } from './outline-picture.tsx';
import styles from './outline.module.css';

interface OutlineDialogProps {
  readonly store: NotebookStore;
  readonly graph: NotebookGraph;
  readonly view: GraphView;
}

/** How the cells hang together: a picture, the same as a list, what is hidden in the kernel, and what runs by itself. */
export function OutlineDialog({ store, graph, view }: OutlineDialogProps) {
  const destination = useRef<string | null>(null);
  useEffect(
    () => () => {
      // the dialog is gone by now; before, nothing behind it could take the focus
      if (destination.current !== null) graph.goTo(destination.current);
    },
    [graph],
  );
  const close = (): void => graph.setOutlineOpen(false);
  const go = (cell: string): void => {
    destination.current = cell;
    close();
  };
  return (
    <Dialog title="Outline" size="wide" onClose={close}>
      <Mode graph={graph} reactive={view.reactive} />
      {view.hidden.length > 0 && (
        <section className={styles.hidden} aria-labelledby="outline-hidden">
          <h3 id="outline-hidden">In the kernel, but not what the page says</h3>
          <ul>
            {view.hidden.map((hidden) => (
              <li key={`${hidden.name} ${hidden.from}`}>
                <NoteLine parts={describeHidden(hidden)} onGo={go} />
              </li>
            ))}
          </ul>
          <Button size="sm" onClick={() => graph.startAfresh()}>
            Restart and run again what had run
          </Button>
        </section>
      )}
      <div className={styles.graph}>
        <OutlinePicture store={store} view={view} />
        <OutlineList store={store} view={view} onGo={go} />
      </div>
      <details className={styles.help}>
        <summary>What this sees, and what it does not</summary>
        <p>
          It reads the text of the cells: names that they declare at their top level, use, assign to, and values that they change in place where the name stands in front, as in{' '}
          <code>xs.push(1)</code>, <code>a[0] = 1</code>, <code>w.assign(v)</code> or <code>model.fit(xs, ys)</code>. Such a change counts for the cells below it.
        </p>
        <p>
          It does not see what a function changes that the cell calls, as in <code>train(model)</code>, the weights that <code>optimizer.minimize</code> moves, a change through a second name of the same value, a timer that ends
          later, <code>globalThis</code>, or <code>seen.add(1)</code>, because <code>add</code> of a tensor gives a new one. After such a change run the cells below yourself.
        </p>
        <p>Types vanish before a cell runs: an interface that changed makes no cell out of date, the editor marks what does not fit any more. The key G opens this outline while a cell has the focus and is not being edited.</p>
      </details>
    </Dialog>
  );
}

function Mode({ graph, reactive }: { readonly graph: NotebookGraph; readonly reactive: boolean }) {
  return (
    <fieldset className={styles.mode}>
      <legend>When a cell has run</legend>
      <label>
        <input type="radio" name="outline-mode" checked={!reactive} onChange={() => graph.setReactive(false)} />
        <span>
          <b>Lazy:</b> cells that use its names are marked as out of date and wait for you.
        </span>
      </label>
      <label>
        <input type="radio" name="outline-mode" checked={reactive} onChange={() => graph.setReactive(true)} />
        <span>
          <b>Reactive:</b> they run, too, in order. Typing alone runs nothing, and Stop ends all of it.
        </span>
      </label>
    </fieldset>
  );
}
