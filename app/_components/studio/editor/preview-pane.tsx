'use client';
/** The frame in which the draft stands as learners would see it. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { listenTo, tell } from '#lib/client/studio/preview-messages.ts';
import { studioPath } from '#lib/course/studio.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import styles from './studio.module.css';
import { PREVIEW_MARK, type PreviewState } from './use-preview.ts';

interface PreviewPaneProps {
  readonly course: string;
  readonly folder: string;
  readonly state: PreviewState;
  /** id of the heading that the author looks at; null: before the first */
  readonly heading: string | null;
  /** the author pressed the block that begins on this line of the lesson */
  readonly onPress: (line: number) => void;
}

export function PreviewPane({ course, folder, state: { lesson, lines, problems, trouble }, heading, onPress }: PreviewPaneProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setIsReady] = useState(false);
  const turn = useRef(0);
  const sent = useRef<Lesson | null>(null);

  const press = useEffectEvent(onPress);
  useEffect(
    () =>
      listenTo(() => frame.current?.contentWindow ?? null, (message) => {
        if (message.kind === 'ready') {
          sent.current = null; // it was loaded anew
          setIsReady(true);
        }
        if (message.kind === 'press') press(message.line);
        if (message.kind === 'drawn' && message.turn === turn.current && performance.getEntriesByName(PREVIEW_MARK, 'mark').length > 0) {
          performance.measure(PREVIEW_MARK, PREVIEW_MARK);
        }
      }),
    [],
  );
  useEffect(() => {
    const other = frame.current?.contentWindow;
    if (!isReady || !other || !lesson || sent.current === lesson) return;
    sent.current = lesson;
    turn.current += 1;
    tell(other, { kind: 'draw', lesson, lines, turn: turn.current });
  }, [isReady, lesson, lines]);
  useEffect(() => {
    const other = frame.current?.contentWindow;
    if (isReady && other) tell(other, { kind: 'look', heading });
  }, [isReady, heading]);

  const isOld = problems.length > 0 && lesson !== null;
  return (
    <div className={styles.preview}>
      <p role="status" className={styles.previewState}>
        {trouble ?? (isOld ? 'With mistakes in it: what is shown may be older than your text.' : '')}
      </p>
      <iframe ref={frame} title="Preview of the lesson" className={styles.frame} src={studioPath(course, folder, 'preview')} />
    </div>
  );
}
