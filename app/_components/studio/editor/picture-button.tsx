'use client';
/** Chooses pictures from this computer; they can be pasted and dropped into the editor as well. */
import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './studio.module.css';

export function PictureButton({ onPictures }: { readonly onPictures: (pictures: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="sm" variant="plain" title="You can also paste or drop pictures into the text" onClick={() => input.current?.click()}>
        Picture
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        multiple
        tabIndex={-1}
        aria-label="Pictures to upload"
        className={styles.unseen}
        onChange={(event) => {
          onPictures([...(event.target.files ?? [])]);
          event.target.value = ''; // the same picture may be chosen again
        }}
      />
    </>
  );
}
