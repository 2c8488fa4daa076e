'use client';
import { Fragment, useState } from 'react';
import { unreachable } from '#lib/base/invariant.ts';
import type { ValueNode } from '#lib/notebook/outputs.ts';
import styles from './outputs.module.css';
import { TensorInline } from './tensor-view.tsx';

/** Items of one list drawn at first; the rest opens in steps, so a long list never floods the page. */
const ITEMS_AT_ONCE = 20;

/** The parts of one console call on one line: texts as they are, everything else as a value. Between them a true space, which is copied and may break the line. */
export function ValueParts({ parts }: { readonly parts: readonly ValueNode[] }) {
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && ' '}
      {part.type === 'primitive' && part.of === 'string' ? <span className={styles.text}>{unquote(part.text)}</span> : <ValueTree value={part} />}
    </Fragment>
  ));
}

/** A string part of a console line reads as plain text, without its quotes. */
function unquote(text: string): string {
  const quoted = /^(['"`])([\s\S]*)\1$/.exec(text);
  return quoted?.[2] ?? text;
}

interface ValueTreeProps {
  readonly value: ValueNode;
  /** start unfolded */
  readonly open?: boolean;
}

/** A JavaScript value, folded to one line until it is opened. */
export function ValueTree({ value, open = false }: ValueTreeProps) {
  switch (value.type) {
    case 'primitive':
      return <span className={styles.primitive} data-of={value.of}>{value.text}</span>;
    case 'function':
      return <span className={styles.function} title={value.text}>ƒ {value.name || '(anonymous)'}</span>;
    case 'tensor':
      return <TensorInline tensor={value.tensor} />;
    case 'cut':
      return <span className={styles.cut}>… {value.reason}</span>;
    case 'list':
      return <Foldable preview={value.preview} open={open && value.items.length > 0 && !isFlat(value.items)} entries={value.items.map((item, index) => [String(index), item])} total={value.length} />;
    case 'record':
      return <Foldable preview={value.preview} open={open && value.entries.length > 0} entries={value.entries} total={value.size} />;
    default:
      return unreachable(value);
  }
}

const isFlat = (items: readonly ValueNode[]): boolean => items.every((item) => item.type === 'primitive');

interface FoldableProps {
  readonly preview: string;
  readonly open: boolean;
  readonly entries: readonly (readonly [key: string, value: ValueNode])[];
  /** how many there are in truth; `entries` may be cut */
  readonly total: number;
}

function Foldable({ preview, open, entries, total }: FoldableProps) {
  const [shown, setShown] = useState(ITEMS_AT_ONCE);
  const [unfolded, setUnfolded] = useState(open);
  if (entries.length === 0) return <span className={styles.preview}>{preview}</span>;
  const hidden = total - Math.min(shown, entries.length);
  return (
    <details className={styles.foldable} open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary className={styles.preview}>{preview}</summary>
      {unfolded && (
        <ul className={styles.entries}>
          {entries.slice(0, shown).map(([key, value], index) => (
            <li key={index}>
              <span className={styles.key}>{key}</span>
              <ValueTree value={value} />
            </li>
          ))}
          {hidden > 0 && (
            <li>
              {shown < entries.length ? (
                <button type="button" className={styles.more} onClick={() => setShown(shown + 5 * ITEMS_AT_ONCE)}>
                  {hidden.toLocaleString('en')} more
                </button>
              ) : (
                <span className={styles.cut}>{hidden.toLocaleString('en')} more, not sent to the page</span>
              )}
            </li>
          )}
        </ul>
      )}
    </details>
  );
}
