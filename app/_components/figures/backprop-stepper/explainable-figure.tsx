import type { ReactNode, RefObject } from 'react';
import { ExplainingProvider, type Explaining } from './use-explaining.ts';

interface ExplainableFigureProps {
  readonly explaining: Explaining;
  readonly place: RefObject<HTMLElement | null>;
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A figure in which every value can be asked where it comes from; Escape ends the answer from anywhere in it. */
export function ExplainableFigure({ explaining, place, className, label, children }: ExplainableFigureProps) {
  return (
    <ExplainingProvider value={explaining}>
      {/* the key is heard on its way up; nothing here is pressed itself */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <figure
        ref={place}
        className={className}
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented || explaining.trail.length === 0) return;
          event.preventDefault();
          explaining.close();
        }}
      >
        {children}
      </figure>
    </ExplainingProvider>
  );
}
