'use client';
import { memo, useEffect, useRef, useSyncExternalStore } from 'react';
import type { OutputSlot } from '#lib/client/notebook/output-slot.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { OutputBoundary } from './output-boundary.tsx';
import styles from './outputs.module.css';
import { ValueParts } from './value-tree.tsx';

interface ConsoleViewProps {
  readonly slots: readonly OutputSlot[];
  readonly running: boolean;
}

/** Console lines. A long run scrolls in its own box and stays at the end while the learner has not scrolled up. */
export function ConsoleView({ slots, running }: ConsoleViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (element && running && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [slots.length, running]);
  return (
    // A scrolling region needs the keyboard too.
    <div
      ref={box}
      className={styles.console}
      role="group"
      aria-label="Console"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      {slots.map((slot) => (
        <ConsoleLine key={slot.displayId} slot={slot} />
      ))}
    </div>
  );
}

const LEVEL_WORDS = { warn: 'Warning: ', error: 'Error: ' } as const;

/** Each line by itself, so that one that cannot be drawn leaves the others. */
const ConsoleLine = memo(function ConsoleLine({ slot }: { readonly slot: OutputSlot }) {
  const output: Output = useSyncExternalStore(slot.signal.subscribe, slot.output, slot.output);
  return (
    <OutputBoundary of={output}>
      <Line output={output} />
    </OutputBoundary>
  );
});

function Line({ output }: { readonly output: Output }) {
  if (output.kind !== 'text') return null;
  const { level, parts } = output;
  return (
    <div className={styles.line} data-level={level}>
      {(level === 'warn' || level === 'error') && <span className={styles.hidden}>{LEVEL_WORDS[level]}</span>}
      <ValueParts parts={parts} />
    </div>
  );
}
