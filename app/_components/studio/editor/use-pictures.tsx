'use client';
/** Pictures on their way into a lesson: uploaded one by one, then a text for readers who do not see them is asked for. */
import { useCallback, useState, type ReactNode } from 'react';
import type { StudioApi } from '#lib/client/studio/studio-api.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { AskDialog } from './ask-dialog.tsx';

interface Uploaded {
  readonly address: string;
  /** shows the picture before it is published */
  readonly local: string;
  readonly name: string;
}

export interface Pictures {
  readonly take: (pictures: readonly File[]) => void;
  /** what is going on, or what was refused; null: nothing */
  readonly news: { readonly text: string; readonly isGood: boolean } | null;
  readonly dialog: ReactNode;
}

/** The sign that would end the text between the brackets. */
const toAlt = (text: string): string => text.replace(/[[\]\\]/g, '\\$&');

export function usePictures(api: StudioApi, onInsert: (markdown: string) => void): Pictures {
  const [news, setNews] = useState<Pictures['news']>(null);
  const [uploaded, setUploaded] = useState<readonly Uploaded[]>([]);
  const take = useCallback((pictures: readonly File[]): void => {
    void (async () => {
      for (const [index, picture] of pictures.entries()) {
        const count = pictures.length > 1 ? ` (${index + 1} of ${pictures.length})` : '';
        if (picture.size > STUDIO_LIMITS.pictureBytes) {
          return setNews({ text: `${picture.name} has ${(picture.size / 2 ** 20).toFixed(1)} MiB, and a picture may have ${STUDIO_LIMITS.pictureBytes / 2 ** 20}. Make it smaller.`, isGood: false });
        }
        setNews({ text: `Uploading ${picture.name}${count}…`, isGood: true });
        const answer = await api.uploadPicture(picture);
        if (answer.kind !== 'ok') return setNews({ text: answer.kind === 'refused' ? answer.message : `${picture.name} could not be uploaded: no connection. Try it again.`, isGood: false });
        const done = { address: answer.value.path, local: URL.createObjectURL(picture), name: picture.name };
        setUploaded((now) => [...now, done]);
      }
      setNews(null);
    })();
  }, [api]);

  const [first] = uploaded;
  const close = (): void => {
    if (first) URL.revokeObjectURL(first.local);
    setUploaded((now) => now.slice(1));
  };
  const dialog = first && (
    <AskDialog
      key={first.address}
      title="Put the picture in"
      label="What does it show?"
      hint="One sentence for readers who do not see it. It says what the picture is there for, not “picture of”."
      start=""
      action="Put it in"
      check={(text) => (text === '' ? 'Say in a sentence what the picture shows.' : null)}
      onAnswer={async (text) => {
        onInsert(`![${toAlt(text)}](${first.address})`);
        return null;
      }}
      onClose={close}
    >
      {/* eslint-disable-next-line @next/next/no-img-element */}
      <img src={first.local} alt={first.name} />
    </AskDialog>
  );
  return { take, news, dialog };
}
