'use client';
import type { MouseEvent } from 'react';
import type { NotePart } from '#lib/client/notebook/describe-note.ts';

interface NoteLineProps {
  readonly parts: readonly NotePart[];
  readonly onGo: (cell: string) => void;
}

/** Words in which names of the code look like code, and cells are links to themselves. */
export function NoteLine({ parts, onGo }: NoteLineProps) {
  return parts.map((part, at) => {
    if (typeof part === 'string') return part;
    if ('name' in part) return <code key={at}>{part.name}</code>;
    const go = (event: MouseEvent): void => {
      event.preventDefault();
      onGo(part.cell);
    };
    return (
      <a key={at} href={`#cell-${part.cell}`} onClick={go}>
        {part.cell}
      </a>
    );
  });
}
