'use client';
/** Who changed what in a lesson and when; any state can be compared with now and brought back. */
import { useEffect, useState } from 'react';
import type { StudioApi } from '#lib/client/studio/studio-api.ts';
import type { Comparison, History } from '#lib/course/studio.ts';
import { Button } from '../../ui/button.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DiffPane } from './diff-pane.tsx';
import { toShortPath } from './monaco-pane.tsx';
import styles from './history-dialog.module.css';

interface HistoryDialogProps {
  readonly api: StudioApi;
  readonly folder: string;
  /** the newest saved revision of this page */
  readonly revision: number;
  readonly assetBase: string;
  readonly onClose: () => void;
  /** Restores; resolves with a sentence when that was not possible, else null. */
  readonly onRestore: (revision: number) => Promise<string | null>;
}

type Entry = History['entries'][number];

const KIND_WORDS: Readonly<Record<Entry['kind'], string>> = { edit: 'wrote', restore: 'brought back', import: 'imported', copy: 'copied', create: 'began' };

export function HistoryDialog({ api, folder, revision, assetBase, onClose, onRestore }: HistoryDialogProps) {
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const [chosen, setChosen] = useState<Entry | null>(null);
  const [message, setMessage] = useState<string | null>(null);

  const load = async (before: number | null): Promise<void> => {
    const answer = await api.readHistory(folder, before);
    if (answer.kind !== 'ok') return setMessage(answer.kind === 'refused' ? answer.message : 'The history could not be loaded. Check your connection and open it again.');
    setEntries((known) => [...(before === null ? [] : (known ?? [])), ...answer.value.entries]);
    setHasMore(answer.value.hasMore);
  };
  useEffect(() => {
    let isGone = false;
    void api.readHistory(folder, null).then((answer) => {
      if (isGone) return;
      if (answer.kind !== 'ok') return setMessage(answer.kind === 'refused' ? answer.message : 'The history could not be loaded. Check your connection and open it again.');
      setEntries(answer.value.entries);
      setHasMore(answer.value.hasMore);
    });
    return () => {
      isGone = true;
    };
  }, [api, folder]);

  const restore = async (entry: Entry): Promise<void> => {
    const problem = await onRestore(entry.revision);
    if (problem === null) onClose();
    else setMessage(problem);
  };
  return (
    <Dialog title="Version history" size="wide" onClose={onClose}>
      {message !== null && <p role="alert">{message}</p>}
      {entries === null && message === null && <p role="status">Loading…</p>}
      <ol className={styles.entries} aria-label="Versions, newest first">
        {entries?.map((entry) => (
          <li key={entry.revision} className={styles.entry} data-chosen={entry === chosen}>
            <p className={styles.line}>
              <strong>{entry.by.name}</strong> {KIND_WORDS[entry.kind]}
              {entry.note !== null && ` ${entry.kind === 'restore' ? 'version ' : ''}${entry.note}`}, <LocalTime at={entry.at} />
              {entry.published.length > 0 && <span className={styles.published}>published</span>}
            </p>
            <p className={styles.changes}>{entry.changes.map(describeChange).join(', ')}</p>
            <Button size="sm" aria-expanded={entry === chosen} onClick={() => setChosen(entry === chosen ? null : entry)}>
              {entry === chosen ? 'Close' : 'Compare with now'}
            </Button>
            {entry === chosen && <Compared api={api} folder={folder} from={entry.revision} to={revision} assetBase={assetBase} onRestore={() => void restore(entry)} />}
          </li>
        ))}
      </ol>
      {hasMore && (
        <Button size="sm" onClick={() => void load(entries?.at(-1)?.revision ?? null)}>
          Older versions
        </Button>
      )}
    </Dialog>
  );
}

function describeChange({ path, change, added, removed }: Entry['changes'][number]): string {
  if (change !== 'changed') return `${toShortPath(path)} ${change}`;
  return `${toShortPath(path)} +${added ?? 0} −${removed ?? 0}`;
}

interface ComparedProps {
  readonly api: StudioApi;
  readonly folder: string;
  readonly from: number;
  readonly to: number;
  readonly assetBase: string;
  readonly onRestore: () => void;
}

function Compared({ api, folder, from, to, assetBase, onRestore }: ComparedProps) {
  const [files, setFiles] = useState<Comparison['files'] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    void api.compare(folder, from, to).then((answer) => {
      if (isGone) return;
      if (answer.kind === 'ok') setFiles(answer.value.files);
      else setFailed(true);
    });
    return () => {
      isGone = true;
    };
  }, [api, folder, from, to]);
  if (failed) return <p role="alert">The comparison could not be loaded. Check your connection and try again.</p>;
  if (files === null) return <p role="status">Comparing…</p>;
  if (files.length === 0) return <p className={styles.changes}>Nothing differs from now.</p>;
  return (
    <div className={styles.compared}>
      {files.map(({ path, before, after }) => (
        <figure key={path} className={styles.file}>
          <figcaption>
            {toShortPath(path)}: {before === null ? 'not there then' : after === null ? 'not there now' : 'then on the left, now on the right'}
          </figcaption>
          <DiffPane assetBase={assetBase} file={path} before={before ?? ''} after={after ?? ''} label={`${toShortPath(path)} now`} />
        </figure>
      ))}
      <div>
        <Button variant="primary" size="sm" onClick={onRestore}>
          Bring this version back
        </Button>
        <span className={styles.changes}> It becomes the newest draft; what is there now stays in the history.</span>
      </div>
    </div>
  );
}
