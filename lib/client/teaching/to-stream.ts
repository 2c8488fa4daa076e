import { OUTPUT_LIMITS } from '#lib/notebook/outputs.ts';
import type { DisplaySink } from './display-sink.ts';

/** A text that grows while the cell runs. */
export interface TextStream {
  /** Appends text. What comes after 100,000 characters is counted, not shown. */
  write(text: string): void;
  /** Says that nothing more will come; what is written after it is an error. */
  done(): void;
}

/** Shows an empty text at once, and what is written to it as it comes. */
export function openStream(sink: DisplaySink, label: string): TextStream {
  const id = sink.show({ kind: 'stream', label, text: '', dropped: 0, done: false });
  let written = 0;
  let dropped = 0;
  let done = false;
  const send = (text: string): void => {
    if (id !== null) sink.update(id, { kind: 'stream', text, dropped, done });
  };
  return {
    write(value) {
      if (done) throw new Error('Expected no more text after done(). Open another stream() for the next text.');
      const text = String(value);
      const kept = cutBetweenCharacters(text, OUTPUT_LIMITS.streamCharacters - written);
      written += dropped === 0 ? kept.length : 0;
      const shown = dropped === 0 ? kept : '';
      dropped += text.length - shown.length;
      send(shown);
    },
    done() {
      done = true;
      send('');
    },
  };
}

/** At most so many characters, and no half of one that takes two. */
function cutBetweenCharacters(text: string, room: number): string {
  if (text.length <= room) return text;
  const last = text.charCodeAt(room - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? room - 1 : room);
}
