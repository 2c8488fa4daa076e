'use client';

import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './figure-foot.module.css';

interface FigureFootProps {
  /** what the figure shows now, in words: read aloud when it changes */
  readonly words: string;
  /** true while the figure runs by itself: nobody wants to hear every step */
  readonly quiet?: boolean;
  readonly onReset: () => void;
}

/** The last line of a figure: its state in words, and the way back to how the author made it. */
export function FigureFoot({ words, quiet = false, onReset }: FigureFootProps) {
  return (
    <div className={styles.foot}>
      <p className={styles.words} aria-live={quiet ? 'off' : 'polite'} aria-atomic="true">
        {words}
      </p>
      <Button variant="plain" size="sm" icon={<Icon name="reset" />} onClick={onReset}>
        Reset
      </Button>
    </div>
  );
}
