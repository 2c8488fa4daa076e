'use client';
/** Asks for a name or a sentence before something is made. */
import { useId, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, FIRST } from '../../ui/dialog.tsx';
import styles from './ask-dialog.module.css';

interface AskDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly start: string;
  readonly action: string;
  /** why a text will not do, as a sentence; null when it will */
  readonly check: (text: string) => string | null;
  /** Does it; resolves with a sentence when that was not possible, else null. */
  readonly onAnswer: (text: string) => Promise<string | null>;
  readonly onClose: () => void;
  /** above the question */
  readonly children?: ReactNode;
}

export function AskDialog({ title, label, hint, start, action, check, onAnswer, onClose, children }: AskDialogProps) {
  const [text, setText] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const id = useId();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const wrong = check(text.trim());
    setProblem(wrong);
    if (wrong !== null || isBusy) return;
    setIsBusy(true);
    const refusal = await onAnswer(text.trim());
    setIsBusy(false);
    if (refusal === null) onClose();
    else setProblem(refusal);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {children}
        <label htmlFor={id}>{label}</label>
        {/* the dialog was opened to answer this */}
        <input id={id} {...{ [FIRST]: true }} value={text} onChange={(event) => setText(event.target.value)} aria-describedby={`${id}-hint`} aria-invalid={problem !== null} spellCheck={false} autoComplete="off" />
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <div>
          <Button type="submit" variant="primary" size="sm" aria-disabled={isBusy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
