'use client';
/** The actions of an exercise. Buttons that must wait stay focusable, so the keyboard never loses its place. */
import { Button } from '#app/_components/ui/button.tsx';
import { Icon } from '#app/_components/ui/icon.tsx';
import styles from './exercise.module.css';

interface ToolbarProps {
  readonly checking: boolean;
  readonly submitting: boolean;
  /** the rules on attempts do not let the learner submit now */
  readonly heldBack: boolean;
  /** id of the text that says what the rules are */
  readonly rules: string;
  readonly edited: boolean;
  readonly onCheck: () => void;
  readonly onStop: () => void;
  readonly onSubmit: () => void;
  readonly onReset: () => void;
  /** null: nothing was kept yet */
  readonly onHistory: (() => void) | null;
  readonly onEdit: () => void;
}

export function Toolbar({ checking, submitting, heldBack, rules, edited, onCheck, onStop, onSubmit, onReset, onHistory, onEdit }: ToolbarProps) {
  return (
    <div className={styles.toolbar}>
      <Button icon={<Icon name="play" size={14} />} aria-disabled={checking} title="Run the visible checks here (Ctrl+Enter in the editor)" onClick={checking ? undefined : onCheck}>
        Check
      </Button>
      {checking && (
        <Button variant="plain" icon={<Icon name="stop" size={14} />} onClick={onStop}>
          Stop
        </Button>
      )}
      <Button variant="primary" aria-disabled={submitting || heldBack} aria-describedby={rules} onClick={submitting || heldBack ? undefined : onSubmit}>
        Submit
      </Button>
      <span className={styles.gap} />
      <Button variant="plain" icon={<Icon name="edit" size={14} />} onClick={onEdit}>
        <span className={styles.tool}>Edit</span>
      </Button>
      {onHistory && (
        <Button variant="plain" icon={<Icon name="clock" size={14} />} onClick={onHistory}>
          <span className={styles.tool}>History</span>
        </Button>
      )}
      <Button variant="plain" icon={<Icon name="reset" size={14} />} aria-disabled={!edited} title="Back to the starter code; you can undo it" onClick={edited ? onReset : undefined}>
        <span className={styles.tool}>Reset</span>
      </Button>
    </div>
  );
}
