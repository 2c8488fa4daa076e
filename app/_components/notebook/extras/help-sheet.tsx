'use client';
import { Fragment, useId, useSyncExternalStore } from 'react';
import type { KeyMode } from '#lib/client/commands/chords.ts';
import { BUILT_IN_KEYS, COMMANDS } from '#lib/client/commands/commands.ts';
import { DEFAULT_SETTINGS, editorSettings, type EditorSettings } from '#lib/client/editor/editor-settings.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './extras.module.css';
import { KeyNames } from './palette.tsx';

const EDITORS: readonly { readonly value: EditorSettings['editor']; readonly words: string }[] = [
  { value: 'auto', words: 'Choose by device: light on touch screens, full elsewhere' },
  { value: 'full', words: 'Full editor: completion, types, errors while you type' },
  { value: 'light', words: 'Light editor: a plain text field, quick and quiet' },
];

/** All keys, and how the learner likes to type. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const settings = useSyncExternalStore(editorSettings.subscribe, editorSettings.read, () => DEFAULT_SETTINGS);
  const name = useId();
  return (
    <Dialog title="Keys and editor" onClose={() => onClose()}>
      <div className={styles.sheet}>
        <fieldset>
          <legend>Editor, remembered in this browser</legend>
          {EDITORS.map(({ value, words }) => (
            <label key={value} className={styles.choice}>
              <input type="radio" name={name} checked={settings.editor === value} onChange={() => editorSettings.change({ editor: value })} />
              {words}
            </label>
          ))}
          <label className={styles.choice}>
            <input type="checkbox" checked={settings.screenReader} onChange={(event) => editorSettings.change({ screenReader: event.target.checked })} />
            Screen reader mode of the full editor
          </label>
          <label className={styles.choice}>
            <input type="checkbox" checked={settings.letterKeys} onChange={(event) => editorSettings.change({ letterKeys: event.target.checked })} />
            Single letters are commands on a chosen cell
          </label>
        </fieldset>
        <KeyTable mode="command" title="On a chosen cell" words="Tab or the arrows choose a cell as a whole. With single letters off, the keys with Ctrl, Alt and the arrows stay, and every command is in the list of commands." />
        <KeyTable mode="edit" title="While you edit" words="Tab indents, so the way out is Escape, then Tab." />
        <p>A chosen cell and “Run all” mean the cells of the lesson and your own. The cells of the lesson stay where they are; your own can be moved, joined and deleted, and Z takes back what you did.</p>
        <p>What you set in a control below a cell stays while this page is open, also when its cell runs again or the kernel is restarted. A reload begins anew.</p>
      </div>
    </Dialog>
  );
}

function KeyTable({ mode, title, words }: { readonly mode: KeyMode; readonly title: string; readonly words: string }) {
  const rows = [...BUILT_IN_KEYS.filter((row) => row.mode === mode), ...COMMANDS.map((command) => ({ title: command.title, keys: command.keys[mode] ?? [] }))].filter(({ keys }) => keys.length > 0);
  return (
    <section>
      <h3>{title}</h3>
      <p>{words}</p>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.title} ${row.keys.join()}`}>
              <th scope="row">{row.title}</th>
              <td>
                {row.keys.map((keys, index) => (
                  <Fragment key={keys}>
                    {index > 0 && <span className={styles.or}> or </span>}
                    <KeyNames keys={keys} />
                  </Fragment>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
