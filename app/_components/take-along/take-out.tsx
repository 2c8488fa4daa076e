'use client';
import { useState } from 'react';
import type { OpenLesson } from '#lib/client/take-along/lesson-texts.ts';
import { findEdits, makeLink, makeNotebook, makeScript, save, type TakenFile } from '#lib/client/take-along/take-along.ts';
import type { TakeAlongLesson } from '#lib/course/take-along/lesson-parts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './take-along.module.css';

interface TakeOutProps {
  readonly open: OpenLesson;
  readonly lesson: TakeAlongLesson;
  readonly onFile: (file: File) => void;
  readonly onProblem: (problem: string | null) => void;
}

/** Files to keep, a link to pass on, a notebook to open. */
export function TakeOut({ open, lesson, onFile, onProblem }: TakeOutProps) {
  const [said, setSaid] = useState('');
  const [link, setLink] = useState<string | null>(null);
  const edits = findEdits(open, lesson).size;

  const download = async (make: typeof makeNotebook): Promise<void> => {
    onProblem(null);
    try {
      const file: TakenFile = await make(open, lesson);
      save(file);
      setSaid(`${file.name} was made.`);
    } catch (error) {
      onProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const copyLink = async (): Promise<void> => {
    const made = makeLink(open, lesson);
    onProblem(made.ok ? null : made.error);
    if (!made.ok) return;
    setLink(made.value);
    const isCopied = await navigator.clipboard.writeText(made.value).then(() => true, () => false);
    setSaid(isCopied ? 'The link was copied.' : 'Copy the link from the field.');
  };

  return (
    <>
      <section className={styles.part} aria-labelledby="take-files">
        <h3 id="take-files">Keep it as a file</h3>
        <p>With your edits. The notebook also has what your cells showed, and runs in Jupyter with the Deno kernel; the script runs with deno run.</p>
        <div className={styles.row}>
          <Button icon={<Icon name="download" />} onClick={() => void download(makeNotebook)}>
            Notebook (.ipynb)
          </Button>
          <Button icon={<Icon name="download" />} onClick={() => void download(makeScript)}>
            Script (.ts)
          </Button>
        </div>
      </section>
      <section className={styles.part} aria-labelledby="take-link">
        <h3 id="take-link">Pass it on as a link</h3>
        <p>{edits === 0 ? 'You have no edits in this lesson, so the link is that of the lesson.' : `It holds your ${edits === 1 ? 'edit' : `edits of ${edits} texts`} behind the #, which is never sent to a server. Who opens it sees them first, and nothing runs by itself.`}</p>
        <div className={styles.row}>
          <Button icon={<Icon name="copy" />} onClick={() => void copyLink()}>
            Copy link
          </Button>
          {link !== null && <input className={styles.link} aria-label="The link" readOnly value={link} onFocus={(event) => event.target.select()} />}
        </div>
      </section>
      <section className={styles.part} aria-labelledby="take-in">
        <h3 id="take-in">Bring a notebook in</h3>
        <p>A notebook that you took along from this lesson, with what you changed elsewhere. You see the changes before anything is replaced.</p>
        <label className={styles.file}>
          <span>Open a notebook (.ipynb)</span>
          <input
            type="file"
            accept=".ipynb,application/x-ipynb+json,application/json"
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = ''; // the same file can be chosen again
              if (file) onFile(file);
            }}
          />
        </label>
      </section>
      <p className={styles.said} role="status">
        {said}
      </p>
    </>
  );
}
