'use client';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { toKeyNames } from '#lib/client/commands/chords.ts';
import { COMMANDS, type Command } from '#lib/client/commands/commands.ts';
import { findFuzzy } from '#lib/client/commands/fuzzy.ts';
import type { NotebookDesk } from '#lib/client/commands/notebook-desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useDesk } from './desk-context.ts';
import styles from './extras.module.css';
import { isMac } from './is-mac.ts';

/** Every command by a few of its letters. `onClose` takes what is to be done once the learner is back where they were. */
export function Palette({ onClose }: { readonly onClose: (then?: () => void) => void }) {
  const desk = useDesk();
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [all] = useState(() => [...COMMANDS.filter((command) => command.id !== 'palette'), ...toPlaces(desk)]);
  const found = findFuzzy(query, all);

  // after the dialog, which opens at its first button
  useEffect(() => field.current?.focus(), []);

  const choose = (command: Command | undefined): void => {
    if (command) onClose(() => command.run(desk));
  };
  const move = (to: number): void => {
    const next = (to + found.length) % Math.max(1, found.length);
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: Math.min(active + 8, found.length - 1), PageUp: Math.max(active - 8, 0) };
    const to = moves[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) choose(found[active]?.item);
    else move(to);
  };

  return (
    <Dialog title="Commands" onClose={() => onClose()}>
      <input
        ref={field}
        className={styles.field}
        role="combobox"
        aria-label={`Command for ${desk.here() ?? 'the notebook'}`}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[active] ? `${id}-${String(active)}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Type a few letters"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="visually-hidden" role="status">
        {found.length === 1 ? '1 command' : `${String(found.length)} commands`}
      </p>
      {found.length === 0 && <p className={styles.none}>No command has these letters in this order.</p>}
      <div ref={list} className={styles.options} role="listbox" id={`${id}-list`} aria-label="Commands">
        {found.map(({ item, at }, index) => (
          // The keyboard is in the field above, which names the active option.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div key={item.id} id={`${id}-${String(index)}`} className={styles.option} role="option" tabIndex={-1} aria-label={item.title} aria-selected={index === active} onClick={() => choose(item)} onPointerMove={() => setActive(index)}>
            <span>{markLetters(item.title, at)}</span>
            <KeyNames keys={item.keys.command?.[0] ?? item.keys.edit?.[0]} />
          </div>
        ))}
      </div>
    </Dialog>
  );
}

export function KeyNames({ keys }: { readonly keys: string | undefined }) {
  if (keys === undefined) return null;
  return (
    <span className={styles.keys}>
      {toKeyNames(keys, isMac()).map((name, index) => (
        <kbd key={index}>{name}</kbd>
      ))}
    </span>
  );
}

/** characters of an own cell's text beside its name, which says nothing */
const EXCERPT_CHARACTERS = 40;

/** One way to each cell, in the order of the page. */
const toPlaces = (desk: NotebookDesk): Command[] =>
  desk.own.order().map(({ id, kind }) => {
    const title = kind === 'lesson' ? `Go to ${id}` : `Go to ${id}: ${desk.textOf(id).trim().split('\n', 1)[0]?.slice(0, EXCERPT_CHARACTERS) || 'empty'}`;
    return { id: `go ${id}`, title, group: 'Go', keys: {}, run: () => desk.go(id) };
  });

function markLetters(title: string, at: readonly number[]) {
  const marked = new Set(at);
  return Array.from(title, (letter, index) => (marked.has(index) ? <mark key={index}>{letter}</mark> : letter));
}
