'use client';
import { useEffect, useRef } from 'react';
import type { RawPicture } from '#lib/notebook/controls/spec.ts';
import styles from './controls.module.css';

/** A picture that the kernel has. */
export function PictureCanvas({ picture, label }: { readonly picture: RawPicture; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, data } = picture;
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  }, [data, width, height]);
  return (
    <div role="img" aria-label={label}>
      <canvas ref={canvas} width={width} height={height} className={styles.picture} />
    </div>
  );
}
