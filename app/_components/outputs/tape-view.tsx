'use client';
import { useId, useState } from 'react';
import { describeTensor, formatNumber, formatShape } from '#lib/client/notebook/tensor-slices.ts';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';
import type { Tape, TapeEntry, TensorNode } from '#lib/notebook/outputs.ts';
import { callEntry, describeEntry, findMarks, largest, summariseTape, type TapeMark } from '#lib/notebook/tape-marks.ts';
import styles from './tape-view.module.css';
import { TensorView } from './tensor-view.tsx';

interface TapeViewProps {
  readonly tape: Tape;
  readonly onGoTo: (cellId: string | null, at: CodePosition) => void;
}

/** Rows drawn at first; the rest on demand. */
const ROWS_AT_FIRST = 60;

/** A traced computation: a row for each value, folded; values go down the list, gradients come up. */
export function TapeView({ tape, onGoTo }: TapeViewProps) {
  const [shown, setShown] = useState(ROWS_AT_FIRST);
  const id = useId();
  const marks = findMarks(tape);
  const { entries, result, dropped, error } = tape;
  const show = (index: number): void => {
    setShown((now) => Math.max(now, index + 1));
    requestAnimationFrame(() => {
      const row = document.getElementById(`${id}-${index}`);
      if (!(row instanceof HTMLDetailsElement)) return;
      row.open = true;
      row.querySelector('summary')?.focus();
    });
  };
  return (
    <section className={styles.tape} aria-label={`Trace${tape.title === '' ? '' : ` of ${tape.title}`}`}>
      <header className={styles.head}>
        <p className={styles.title}>Trace{tape.title !== '' && <> of <code>{tape.title}</code></>}</p>
        <p className={styles.summary}>{summariseTape(tape)}</p>
        {error !== null && <p className={styles.error}>It ended there: {error}</p>}
        {error === null && !entries.some(({ gradient }) => gradient !== null) && <p className={styles.summary}>The result is not a tensor that these operations made, so there are no gradients. Trace the loss itself for them.</p>}
        {result !== null && entries[result] && entries[result].value.size > 1 && <p className={styles.summary}>The result has {entries[result].value.size.toLocaleString('en')} elements: gradients are those of their sum.</p>}
      </header>
      <div className={styles.columns} aria-hidden="true">
        <span />
        <span>made by</span>
        <span>shape</span>
        <span>value ↓</span>
        <span>gradient ↑</span>
      </div>
      <ol className={styles.rows}>
        {entries.slice(0, shown).map((entry, index) => (
          <li key={index}>
            <details id={`${id}-${index}`} className={styles.row} data-tone={toneOf(marks[index] ?? [])} data-result={index === result}>
              <summary>
                <span className={styles.number}>{index + 1}</span>
                <span className={styles.made}>
                  {entry.op !== null && entry.name !== null && <b>{entry.name} = </b>}
                  {describeEntry(entries, index)}
                </span>
                <span className={styles.shape}>{formatShape(entry.value.shape)}</span>
                <span className={styles.value}>{brief(entry.value)}</span>
                <Gradient entry={entry} />
                {(marks[index] ?? []).map((mark) => (
                  <span key={mark.kind} className={styles.mark} data-kind={mark.kind}>
                    {sayMark(mark)}
                  </span>
                ))}
              </summary>
              <Inside entries={entries} index={index} onGoTo={onGoTo} onShow={show} />
            </details>
          </li>
        ))}
      </ol>
      {shown < entries.length && (
        <button type="button" className={styles.more} onClick={() => setShown(entries.length)}>
          Show the other {(entries.length - shown).toLocaleString('en')}
        </button>
      )}
      {dropped > 0 && <p className={styles.summary}>{dropped.toLocaleString('en')} more operations were not kept. Trace a smaller part to see them.</p>}
    </section>
  );
}

/** Everything about one value: what it was made of, where, its numbers, its gradient's numbers. */
function Inside({ entries, index, onGoTo, onShow }: { readonly entries: readonly TapeEntry[]; readonly index: number; readonly onGoTo: TapeViewProps['onGoTo']; readonly onShow: (index: number) => void }) {
  const entry = entries[index];
  if (!entry) return null;
  const { at, inputs, value, gradient, barrier } = entry;
  return (
    <div className={styles.inside}>
      {(inputs.length > 0 || at) && (
        <p className={styles.links}>
          {inputs.length > 0 && 'From '}
          {inputs.map((input, k) => (
            <button key={k} type="button" className={styles.more} onClick={() => onShow(input)}>
              {callEntry(entries, input)}
            </button>
          ))}
          {at && (
            <button type="button" className={styles.more} onClick={() => onGoTo(at.cellId, at)}>
              line {at.line} of {at.cellId}
            </button>
          )}
        </p>
      )}
      <div className={styles.pair}>
        <div>
          <p className={styles.part}>Value</p>
          <TensorView tensor={value} />
        </div>
        <div>
          <p className={styles.part}>Gradient</p>
          {gradient ? <TensorView tensor={gradient} /> : <p className={styles.none}>{barrier ?? 'None arrives here: the result does not depend on it, or it holds no floats.'}</p>}
          {gradient && barrier && <p className={styles.none}>{barrier}</p>}
        </div>
      </div>
    </div>
  );
}

/** Powers of ten between no bar and a full one. */
const BAR_FROM = -8;
const BAR_TO = 3;

function Gradient({ entry: { gradient, barrier } }: { readonly entry: TapeEntry }) {
  if (!gradient) return <span className={styles.gradient} data-none="true">{barrier === null ? '–' : 'stops here'}</span>;
  const size = largest(gradient);
  const length = size === null || size === 0 || Number.isNaN(size) ? 0 : Math.min(1, Math.max(0.02, (Math.log10(size) - BAR_FROM) / (BAR_TO - BAR_FROM)));
  return (
    <span className={styles.gradient} title={describeTensor(gradient)}>
      {brief(gradient)}
      <span className={styles.bar} aria-hidden="true" style={{ inlineSize: `${(length * 100).toFixed(0)}%` }} />
    </span>
  );
}

/** A tensor in a few characters: its numbers when there are few, else their range. */
function brief({ size, values, stats }: TensorNode): string {
  if (size <= 3) return size === 1 ? formatNumber(values[0] ?? '') : `[${values.map(formatNumber).join(', ')}]`;
  if (!stats) return '';
  if (stats.nan === size) return 'all NaN';
  if (stats.nan === 0 && stats.min === stats.max) return `all ${formatNumber(stats.min)}`;
  return `${formatNumber(stats.min)} to ${formatNumber(stats.max)}${stats.nan > 0 ? `, ${stats.nan} NaN` : ''}`;
}

function sayMark(mark: TapeMark): string {
  switch (mark.kind) {
    case 'breaks':
      return `first ${mark.what} here`;
    case 'broken':
      return 'not finite';
    case 'gradient-breaks':
      return `gradient: first ${mark.what} here`;
    case 'gradient-broken':
      return 'gradient not finite';
    case 'dead':
      return 'gradient is zero';
    case 'vanishing':
      return 'gradient vanishes';
    case 'exploding':
      return 'gradient explodes';
  }
}

const toneOf = (marks: readonly TapeMark[]): 'bad' | 'warn' | undefined =>
  marks.length === 0 ? undefined : marks.some(({ kind }) => kind === 'breaks' || kind === 'gradient-breaks') ? 'bad' : 'warn';
