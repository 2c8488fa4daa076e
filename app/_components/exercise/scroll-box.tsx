import type { ReactNode } from 'react';

interface ScrollBoxProps {
  /** accessible name */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A box that scrolls sideways or down, by keyboard too. */
export function ScrollBox({ label, className, children }: ScrollBoxProps) {
  return (
    // What scrolls must take the focus, else its end is out of reach without a pointer.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={className} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
