'use client';
import { describeCell } from '#lib/client/notebook/cell-state.ts';
import type { GraphView } from '#lib/client/notebook/notebook-graph.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import { DOT_X, drawArcs, PICTURE_WIDTH, ROW_HEIGHT, rowY } from '#lib/client/notebook/outline-arcs.ts';
import styles from './outline.module.css';

/** Letters of a cell's name that fit beside its dot. */
const NAME_LETTERS = 21;

/** Cells as dots in page order, what one gives another as an arrow. The list beside it says the same in words. */
export function OutlinePicture({ store, view }: { readonly store: NotebookStore; readonly view: GraphView }) {
  const arcs = drawArcs(view.cells, view.links);
  const up = arcs.filter((arc) => arc.up).length;
  return (
    <figure className={styles.picture}>
      <svg viewBox={`0 0 ${PICTURE_WIDTH} ${view.cells.length * ROW_HEIGHT}`} width={PICTURE_WIDTH} role="img" aria-label={`${view.cells.length} cells, ${arcs.length} arrows between them${up > 0 ? `, ${up} of them upwards` : ''}. The list says the same.`}>
        {arcs.map(({ key, path, head, up: isUp, late, title }) => (
          <g key={key} className={styles.arc} data-up={isUp} data-late={late}>
            <title>{title}</title>
            <path d={path} />
            <polygon points={head} />
          </g>
        ))}
        {view.cells.map(({ id }, row) => (
          <g key={id} className={styles.dot} data-tone={describeCell(store.cell(id), view.stale.get(id) ?? null).tone}>
            <text x={DOT_X - 12} y={rowY(row)} dy="0.35em" textAnchor="end">
              {id.length > NAME_LETTERS ? `${id.slice(0, NAME_LETTERS - 1)}…` : id}
            </text>
            <circle cx={DOT_X} cy={rowY(row)} r="5" />
          </g>
        ))}
      </svg>
      <figcaption>An arrow leads from the cell that gives a name to one that uses it. Dashed: used when a function is called. Upwards: declared too late.</figcaption>
    </figure>
  );
}
