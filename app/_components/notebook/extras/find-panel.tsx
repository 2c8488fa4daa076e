'use client';
import { useEffect, useReducer, useRef, useState, type KeyboardEvent } from 'react';
import type { NotebookDesk } from '#lib/client/commands/notebook-desk.ts';
import { findInTexts, replaceMatches, toOutputText, type SearchedText, type TextMatch } from '#lib/notebook/find-in-texts.ts';
import { foldPart } from '#lib/notebook/own-cells.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDesk, useOwnCells } from './desk-context.ts';
import styles from './extras.module.css';
import { markMatch } from './mark-match.ts';

/** Finds words in code, texts and outputs of the notebook, also where they are folded or not drawn, and replaces them in code and texts. */
export function FindPanel({ onClose }: { readonly onClose: (then?: () => void) => void }) {
  const desk = useDesk();
  useOwnCells(desk);
  const [word, setWord] = useState('');
  const [other, setOther] = useState('');
  const [active, setActive] = useState(0);
  const [, lookAgain] = useReducer((turn: number) => turn + 1, 0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const { matches, isCut } = findInTexts(toTexts(desk), word);
  const current = matches[Math.min(active, matches.length - 1)];

  useEffect(() => field.current?.focus(), []);
  useEffect(() => (current ? markMatch(current) : undefined));

  const go = (to: number): void => {
    if (matches.length === 0) return;
    const next = (to + matches.length) % matches.length;
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    const match = matches[next];
    if (match) document.getElementById(`cell-${match.cellId}`)?.scrollIntoView({ block: 'nearest' });
  };
  const replace = (all: boolean): void => {
    const chosen = all ? matches : current ? [current] : [];
    for (const id of new Set(chosen.map(({ cellId }) => cellId))) {
      const here = chosen.filter((match) => match.cellId === id && match.part === 'code');
      if (here.length > 0) desk.own.draft(id).edit(replaceMatches(desk.textOf(id), here, other));
    }
    lookAgain();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault();
      go(active + (event.shiftKey ? -1 : 1));
    }
  };

  return (
    // Escape closes it from everywhere inside; each control has its own keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles.find} role="search" aria-label="Find in the notebook" onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <input
          ref={field}
          className={styles.field}
          aria-label="Find"
          placeholder="Find in code and outputs"
          value={word}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setWord(event.target.value);
            setActive(0);
          }}
        />
      </div>
      <div className={styles.row}>
        <span className={styles.count} role="status">
          {toCount(word, active, matches.length, isCut)}
        </span>
        <Button size="sm" variant="plain" disabled={matches.length === 0} aria-label="Previous" onClick={() => go(active - 1)}>
          ↑
        </Button>
        <Button size="sm" variant="plain" disabled={matches.length === 0} aria-label="Next" onClick={() => go(active + 1)}>
          ↓
        </Button>
        <Button size="sm" variant="plain" icon={<Icon name="cross" size={14} />} aria-label="Close" onClick={() => onClose()} />
      </div>
      {matches.length > 0 && (
        <ol ref={list} className={styles.matches} aria-label="Places">
          {matches.map((match) => (
            <li key={`${match.cellId} ${match.part} ${String(match.from)}`}>
              <button type="button" className={styles.match} aria-current={match === current} onClick={() => onClose(() => openMatch(desk, match))}>
                {match.cellId}, {match.part === 'code' ? `line ${String(match.line)}` : 'output'}
                <code>{match.excerpt}</code>
              </button>
            </li>
          ))}
        </ol>
      )}
      <div className={styles.row}>
        <input className={styles.field} aria-label="Replace by" placeholder="Replace by" value={other} autoComplete="off" spellCheck={false} onChange={(event) => setOther(event.target.value)} />
        <Button size="sm" disabled={current?.part !== 'code'} onClick={() => replace(false)}>
          Replace
        </Button>
        <Button size="sm" disabled={!matches.some(({ part }) => part === 'code')} onClick={() => replace(true)}>
          Replace all
        </Button>
      </div>
    </section>
  );
}

function toCount(word: string, active: number, count: number, isCut: boolean): string {
  if (word === '') return '';
  if (count === 0) return 'Not found';
  return `${String(Math.min(active, count - 1) + 1)} of ${String(count)}${isCut ? ' and more' : ''}`;
}

/** Opens the code there, or goes to the output; what was folded is shown. */
function openMatch(desk: NotebookDesk, { cellId, part, line, column }: TextMatch): void {
  desk.own.set((own) => foldPart(own, part, [cellId], false));
  desk.go(cellId);
  if (part === 'code') desk.view(cellId)?.edit({ line, column });
  else document.querySelector(`#cell-${CSS.escape(cellId)} [aria-label^="Output of"]`)?.scrollIntoView({ block: 'nearest' });
}

const toTexts = (desk: NotebookDesk): SearchedText[] =>
  desk.own.order().flatMap(({ id, kind }) => {
    const code: SearchedText = { cellId: id, part: 'code', text: desk.textOf(id) };
    return kind === 'text' ? [code] : [code, { cellId: id, part: 'output', text: desk.store.cell(id).outputs.map((slot) => toOutputText(slot.output())).join('\n') }];
  });
