/** All commands of the notebook: their words, their keys, what they do. The palette, the help sheet and the keys are drawn from this list. */
import { openRuns } from '../training/desk-door.ts';
import type { NotebookDesk } from './notebook-desk.ts';
import type { KeyMode } from './chords.ts';

export const GROUPS = ['Cells', 'Run', 'Look', 'Go'] as const;

export interface Command {
  readonly id: string;
  /** what it does, as an order */
  readonly title: string;
  readonly group: (typeof GROUPS)[number];
  /** chords by mode (chords.ts) */
  readonly keys: Readonly<Partial<Record<KeyMode, readonly string[]>>>;
  readonly run: (desk: NotebookDesk) => void;
}

/** The toolbar's part that draws them comes with the kernel. */
const showRuns: Command['run'] = ({ store }) => {
  openRuns();
  store.warm();
};

const everywhere = (...keys: string[]): Command['keys'] => ({ command: keys, edit: keys });

export const COMMANDS: readonly Command[] = [
  { id: 'add-above', group: 'Cells', title: 'Add a code cell above', keys: { command: ['A'] }, run: (desk) => desk.add('above', 'code') },
  { id: 'add-below', group: 'Cells', title: 'Add a code cell below', keys: { command: ['B'] }, run: (desk) => desk.add('below', 'code') },
  { id: 'add-text', group: 'Cells', title: 'Add a text cell below', keys: {}, run: (desk) => desk.add('below', 'text') },
  { id: 'add-end', group: 'Cells', title: 'Add a code cell at the end of the lesson', keys: {}, run: (desk) => desk.add('end', 'code') },
  { id: 'delete', group: 'Cells', title: 'Delete the cell', keys: { command: ['D D'] }, run: (desk) => desk.delete() },
  { id: 'undo', group: 'Cells', title: 'Undo the last change of cells', keys: { command: ['Z'] }, run: (desk) => desk.undo() },
  { id: 'redo', group: 'Cells', title: 'Redo the change of cells that was undone', keys: { command: ['Shift+Z'] }, run: (desk) => desk.redo() },
  { id: 'cut', group: 'Cells', title: 'Cut the cell', keys: { command: ['X'] }, run: (desk) => desk.cut() },
  { id: 'copy', group: 'Cells', title: 'Copy the cell', keys: { command: ['C'] }, run: (desk) => desk.copy() },
  { id: 'paste-below', group: 'Cells', title: 'Paste the cell below', keys: { command: ['V'] }, run: (desk) => desk.paste('below') },
  { id: 'paste-above', group: 'Cells', title: 'Paste the cell above', keys: { command: ['Shift+V'] }, run: (desk) => desk.paste('above') },
  { id: 'duplicate', group: 'Cells', title: 'Duplicate the cell into one of your own', keys: {}, run: (desk) => desk.duplicate() },
  { id: 'move-up', group: 'Cells', title: 'Move the cell up', keys: { command: ['Ctrl+Shift+ArrowUp'] }, run: (desk) => desk.move('up') },
  { id: 'move-down', group: 'Cells', title: 'Move the cell down', keys: { command: ['Ctrl+Shift+ArrowDown'] }, run: (desk) => desk.move('down') },
  { id: 'split', group: 'Cells', title: 'Split the cell at the cursor', keys: everywhere('Ctrl+Shift+-'), run: (desk) => desk.split() },
  { id: 'merge', group: 'Cells', title: 'Merge with the cell below', keys: { command: ['Shift+M'] }, run: (desk) => desk.merge() },
  { id: 'to-text', group: 'Cells', title: 'Make it a text cell (Markdown)', keys: { command: ['M'] }, run: (desk) => desk.changeKind('text') },
  { id: 'to-code', group: 'Cells', title: 'Make it a code cell', keys: { command: ['Y'] }, run: (desk) => desk.changeKind('code') },
  { id: 'reset', group: 'Cells', title: 'Reset the cell to the author’s text', keys: {}, run: (desk) => desk.reset() },

  { id: 'run', group: 'Run', title: 'Run the cell', keys: {}, run: (desk) => desk.run('stay') },
  { id: 'run-next', group: 'Run', title: 'Run the cell and go on', keys: {}, run: (desk) => desk.run('next') },
  { id: 'run-add', group: 'Run', title: 'Run the cell and add one below', keys: everywhere('Alt+Enter'), run: (desk) => desk.runAndAdd() },
  { id: 'run-all', group: 'Run', title: 'Run all cells', keys: {}, run: (desk) => desk.store.runAll() },
  { id: 'run-above', group: 'Run', title: 'Run all above', keys: {}, run: (desk) => desk.runAbove() },
  { id: 'run-below', group: 'Run', title: 'Run this cell and all below', keys: {}, run: (desk) => desk.runBelow() },
  { id: 'run-stale', group: 'Run', title: 'Run every cell that is out of date', keys: {}, run: (desk) => desk.store.runStale() },
  { id: 'reactive', group: 'Run', title: 'Reactive or lazy: whether cells run when what they use has run', keys: {}, run: (desk) => desk.store.toggleReactive() },
  { id: 'stop', group: 'Run', title: 'Stop', keys: { command: ['I I'] }, run: (desk) => desk.store.stop() },
  { id: 'restart', group: 'Run', title: 'Restart: every name is forgotten', keys: { command: ['0 0'] }, run: (desk) => desk.store.restart() },
  { id: 'restart-run', group: 'Run', title: 'Restart and run all cells', keys: {}, run: (desk) => desk.restartAndRunAll() },

  { id: 'fold-output', group: 'Look', title: 'Fold or unfold the output', keys: { command: ['O'] }, run: (desk) => desk.fold('output') },
  { id: 'fold-code', group: 'Look', title: 'Fold or unfold the code', keys: { command: ['Shift+O'] }, run: (desk) => desk.fold('code') },
  { id: 'fold-all-code', group: 'Look', title: 'Fold the code of all cells', keys: {}, run: (desk) => desk.foldAll('code', true) },
  { id: 'fold-all-output', group: 'Look', title: 'Fold all outputs', keys: {}, run: (desk) => desk.foldAll('output', true) },
  { id: 'unfold-all', group: 'Look', title: 'Unfold everything', keys: {}, run: (desk) => desk.unfoldAll() },
  { id: 'find', group: 'Look', title: 'Find and replace in the notebook', keys: { command: ['F', 'Ctrl+Shift+F'], edit: ['Ctrl+Shift+F'] }, run: (desk) => desk.show('find') },
  { id: 'outline', group: 'Look', title: 'Show how the cells hang together (outline)', keys: { command: ['G'] }, run: (desk) => desk.store.openOutline() },
  { id: 'runs', group: 'Look', title: 'Show recorded training and saved models (runs)', keys: {}, run: showRuns },
  { id: 'palette', group: 'Look', title: 'Show all commands', keys: { command: ['P', 'Ctrl+Shift+P'], edit: ['Ctrl+Shift+P'] }, run: (desk) => desk.show('palette') },
  { id: 'help', group: 'Look', title: 'Keys and editor', keys: { command: ['?', 'H'] }, run: (desk) => desk.show('help') },

  { id: 'up', group: 'Go', title: 'Go to the cell above', keys: { command: ['ArrowUp', 'K'] }, run: (desk) => desk.step('up') },
  { id: 'down', group: 'Go', title: 'Go to the cell below', keys: { command: ['ArrowDown', 'J'] }, run: (desk) => desk.step('down') },
  { id: 'edit', group: 'Go', title: 'Edit the cell', keys: {}, run: (desk) => desk.edit() },
];

/** Keys that the editors and the blocks answer by themselves; here so that the help sheet is whole. */
export const BUILT_IN_KEYS: readonly { readonly title: string; readonly mode: KeyMode; readonly keys: readonly string[] }[] = [
  { title: 'Edit the cell', mode: 'command', keys: ['Enter'] },
  { title: 'Run the cell and go on', mode: 'command', keys: ['Shift+Enter'] },
  { title: 'Run the cell', mode: 'command', keys: ['Ctrl+Enter'] },
  { title: 'Leave the editor: the cell is chosen, Tab goes on', mode: 'edit', keys: ['Escape'] },
  { title: 'Run the cell and go on', mode: 'edit', keys: ['Shift+Enter'] },
  { title: 'Run the cell', mode: 'edit', keys: ['Ctrl+Enter'] },
  { title: 'Trace the selected expression: values and gradients', mode: 'edit', keys: ['F9'] },
  { title: 'Tab indents, or goes on (Ctrl+Shift+M on a Mac)', mode: 'edit', keys: ['Control+M'] },
];
