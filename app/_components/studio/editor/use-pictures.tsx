'use client';
/** Pictures on their way into a lesson: uploaded one by one, then a text for readers who do not see them is asked for. */
import { useCallback, useState, type ReactNode } from 'react';
import { err, ok, type Result } from '#lib/base/result.ts';
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
  readonly dismiss: () => void;
  readonly dialog: ReactNode;
}

/** The sign that would end the text between the brackets. */
const toAlt = (text: string): string => text.replace(/[[\]\\]/g, '\\$&');

export function usePictures(api: StudioApi, onInsert: (markdown: string) => void): Pictures {
  const [news, setNews] = useState<Pictures['news']>(null);
  const [uploaded, setUploaded] = useState<readonly Uploaded[]>([]);
  const take = useCallback((pictures: readonly File[]): void => {
    void (async () => {
      const refused: string[] = [];
      for (const [index, picture] of pictures.entries()) {
        setNews({ text: `Uploading ${picture.name}${pictures.length > 1 ? ` (${index + 1} of ${pictures.length})` : ''}…`, isGood: true });
        const taken = await upload(picture, api);
        if (taken.ok) setUploaded((now) => [...now, taken.value]);
        else refused.push(`${picture.name}: ${taken.error}`);
      }
      setNews(refused.length === 0 ? null : { text: refused.join(' '), isGood: false });
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
  return { take, news, dismiss: () => setNews(null), dialog };
}

/** The error is a sentence for the author. */
async function upload(picture: File, api: StudioApi): Promise<Result<Uploaded, string>> {
  const most = STUDIO_LIMITS.pictureBytes;
  if (picture.size > most) return err(`Expected a picture of at most ${most / 2 ** 20} MiB, got ${(picture.size / 2 ** 20).toFixed(1)}. Make it smaller.`);
  const answer = await api.uploadPicture(picture);
  if (answer.kind !== 'ok') return err(answer.kind === 'refused' ? answer.message : 'It could not be uploaded: no connection. Try it again.');
  return ok({ address: answer.value.path, local: URL.createObjectURL(picture), name: picture.name });
}
