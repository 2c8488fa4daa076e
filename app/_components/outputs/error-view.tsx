'use client';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';
import type { CellError } from '#lib/notebook/outputs.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './outputs.module.css';

interface ErrorViewProps {
  readonly error: CellError;
  readonly onGoTo: (cellId: string | null, at: CodePosition) => void;
}

/** A learner's mistake as feedback: what happened, where, and what may help. The place is a button that opens the code there. */
export function ErrorView({ error, onGoTo }: ErrorViewProps) {
  const { at, frames, hint } = error;
  return (
    <div className={styles.error}>
      <p className={styles.errorTitle}>
        <Icon name="cross" />
        <span>
          <strong>{error.name}</strong>: {error.message}
        </span>
      </p>
      {at !== null && (
        <button type="button" className={styles.place} onClick={() => onGoTo(null, at)}>
          Go to line {at.line}, column {at.column}
        </button>
      )}
      {hint !== null && <p className={styles.hint}>{hint}</p>}
      {frames.length > 1 && (
        <details className={styles.frames}>
          <summary>How it got there ({frames.length} calls)</summary>
          <ol>
            {frames.map((frame, index) => (
              <li key={index}>
                <button type="button" className={styles.place} onClick={() => onGoTo(frame.cellId, frame)}>
                  {frame.fn ?? 'top level'} in {frame.cellId}, line {frame.line}
                </button>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
