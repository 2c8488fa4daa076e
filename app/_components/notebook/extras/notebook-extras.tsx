'use client';
/** What a notebook has beyond its cells as they were published. Comes with the first own cell or the first command. */
import { useCallback, useEffect, useReducer, useState } from 'react';
import { ChordReader } from '#lib/client/commands/chords.ts';
import { COMMANDS } from '#lib/client/commands/commands.ts';
import { NotebookDesk, type Panel } from '#lib/client/commands/notebook-desk.ts';
import type { Draft } from '#lib/client/drafts/draft.ts';
import { editorSettings } from '#lib/client/editor/editor-settings.ts';
import type { Asked, NotebookDoor } from '#lib/client/notebook/notebook-door.ts';
import { newOwnName } from '#lib/client/notebook/new-own-name.ts';
import { OwnNotebook } from '#lib/client/notebook/own-notebook.ts';
import { useNotebook, type NotebookContextValue } from '../notebook-context.tsx';
import { DeskContext } from './desk-context.ts';
import { FindPanel } from './find-panel.tsx';
import { Folds } from './folds.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { MessageLine } from './message-line.tsx';
import { OwnCellList } from './own-cell-list.tsx';
import { Palette } from './palette.tsx';

interface NotebookExtrasProps {
  readonly door: NotebookDoor;
  /** where own cells stand */
  readonly layout: Draft;
}

export function NotebookExtras({ door, layout }: NotebookExtrasProps) {
  const notebook = useNotebook();
  const [shown, setShown] = useState<{ readonly panel: Panel; /** what had the focus before */ readonly from: Element | null } | null>(null);
  const [message, setMessage] = useState('');
  const whenDrawn = useTasks();
  const [desk] = useState(() =>
    createDesk(notebook, layout, {
      whenDrawn,
      show: (panel) => setShown({ panel, from: document.activeElement }),
      say: (sentence) => {
        setMessage(sentence);
        notebook.store.announce(sentence);
      },
    }),
  );

  useEffect(() => desk.own.follow(), [desk]);
  useEffect(() => door.answerWith(createAnswer(desk, () => setMessage(''))), [door, desk]);

  /** Back to where the learner was, then what they chose. */
  const close = (then: () => void = () => undefined): void => {
    setShown(null);
    whenDrawn(() => {
      if (shown?.from instanceof HTMLElement) shown.from.focus();
      then();
    });
  };

  return (
    <DeskContext value={desk}>
      <OwnCellList />
      <Folds />
      {shown?.panel === 'palette' && <Palette onClose={close} />}
      {shown?.panel === 'help' && <HelpSheet onClose={close} />}
      {shown?.panel === 'find' && <FindPanel onClose={close} />}
      {message !== '' && <MessageLine text={message} onClose={() => setMessage('')} />}
    </DeskContext>
  );
}

function createDesk({ store, path, openDraft }: NotebookContextValue, layout: Draft, parts: Pick<ConstructorParameters<typeof NotebookDesk>[0], 'show' | 'say' | 'whenDrawn'>): NotebookDesk {
  return new NotebookDesk({ ...parts, store, own: new OwnNotebook({ store, path, layout, openDraft, newName: newOwnName }) });
}

/** Reads keys as commands; says whether it took one. */
function createAnswer(desk: NotebookDesk, onCommand: () => void): (asked: Asked) => boolean {
  const reader = new ChordReader(COMMANDS);
  return (asked) => {
    if (asked === 'commands') {
      desk.show('palette');
      return true;
    }
    const { target } = asked;
    if (!(target instanceof Element)) return false;
    const reading = reader.read(asked, target.closest('input,select,textarea,[role=textbox]') ? 'edit' : 'command', editorSettings.read().letterKeys);
    if (!reading.taken) return false;
    if (reading.id !== null) {
      onCommand();
      COMMANDS.find(({ id }) => id === reading.id)?.run(desk);
    }
    return true;
  };
}

/** Tasks for after the next drawing, in order. */
function useTasks(): (task: () => void) => void {
  const [tasks] = useState<(() => void)[]>(() => []);
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => {
    for (const task of tasks.splice(0)) task();
  });
  return useCallback(
    (task) => {
      tasks.push(task);
      redraw();
    },
    [tasks],
  );
}
