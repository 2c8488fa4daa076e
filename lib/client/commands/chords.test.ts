import { describe, expect, it } from 'vitest';
import { ChordReader, isCharacter, SEQUENCE_MS, toChord, toKeyNames, type KeyPress } from './chords.ts';

const press = (key: string, { at = 0, ...modifiers }: Partial<KeyPress> & { at?: number } = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, timeStamp: at, ...modifiers });

describe('chords', () => {
  it.each([
    [press('a'), 'A'],
    [press('M', { shiftKey: true }), 'Shift+M'],
    [press('?', { shiftKey: true }), '?'],
    [press('P', { metaKey: true, shiftKey: true }), 'Ctrl+Shift+P'],
    [press('_', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+-'],
    [press('Enter', { altKey: true }), 'Alt+Enter'],
    [press('ArrowUp', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+ArrowUp'],
  ])('%j is %s', (event, chord) => expect(toChord(event)).toBe(chord));

  it('tells characters from keys with modifiers', () => {
    expect(['A', '?', 'Shift+M', '0'].every(isCharacter)).toBe(true);
    expect(['Ctrl+Shift+P', 'ArrowUp', 'Alt+Enter'].some(isCharacter)).toBe(false);
  });

  it('are called as on the keyboard at hand', () => {
    expect(toKeyNames('Ctrl+Shift+P', true)).toEqual(['Cmd+Shift+P']);
    expect(toKeyNames('D D', false)).toEqual(['D', 'D']);
  });
});

describe('reading keys', () => {
  const reader = () =>
    new ChordReader([
      { id: 'delete', keys: { command: ['D D'] } },
      { id: 'above', keys: { command: ['A', 'ArrowUp'] } },
      { id: 'split', keys: { command: ['Ctrl+Shift+-'], edit: ['Ctrl+Shift+-'] } },
    ]);

  it('of two that belong together', () => {
    const keys = reader();
    expect(keys.read(press('d'), 'command', true)).toEqual({ taken: true, id: null });
    expect(keys.read(press('d', { at: SEQUENCE_MS }), 'command', true)).toEqual({ taken: true, id: 'delete' });
    expect(keys.read(press('d', { at: SEQUENCE_MS }), 'command', true)).toEqual({ taken: true, id: null });
  });

  it('forgets the first when the second is late or another', () => {
    const keys = reader();
    keys.read(press('d'), 'command', true);
    expect(keys.read(press('d', { at: SEQUENCE_MS + 1 }), 'command', true)).toEqual({ taken: true, id: null });
    expect(keys.read(press('a', { at: SEQUENCE_MS + 2 }), 'command', true)).toEqual({ taken: true, id: 'above' });
    expect(keys.read(press('d', { at: SEQUENCE_MS + 3 }), 'command', true)).toEqual({ taken: true, id: null });
  });

  it('leaves to the browser what is no command, in its mode', () => {
    const keys = reader();
    expect(keys.read(press('q'), 'command', true)).toEqual({ taken: false });
    expect(keys.read(press('a'), 'edit', true)).toEqual({ taken: false });
    expect(keys.read(press('_', { ctrlKey: true, shiftKey: true }), 'edit', true)).toEqual({ taken: true, id: 'split' });
  });

  it('leaves single characters alone when they are switched off, and only these', () => {
    const keys = reader();
    expect(keys.read(press('a'), 'command', false)).toEqual({ taken: false });
    expect(keys.read(press('d'), 'command', false)).toEqual({ taken: false });
    expect(keys.read(press('ArrowUp'), 'command', false)).toEqual({ taken: true, id: 'above' });
    expect(keys.read(press('-', { ctrlKey: true, shiftKey: true }), 'command', false)).toEqual({ taken: true, id: 'split' });
  });
});
