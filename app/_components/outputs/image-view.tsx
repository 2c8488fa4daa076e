'use client';
import { useEffect, useRef } from 'react';
import styles from './outputs.module.css';

interface ImageViewProps {
  readonly width: number;
  readonly height: number;
  /** RGBA, 4 bytes a pixel */
  readonly pixels: Uint8ClampedArray;
  readonly alt: string;
}

/** Images smaller than this many pixels across are enlarged by whole steps, with sharp pixels. */
const SMALL = 160;

export function ImageView({ width, height, pixels, alt }: ImageViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || width === 0 || height === 0) return;
    context.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  }, [width, height, pixels]);
  const scale = Math.max(1, Math.floor(SMALL / Math.max(width, height, 1)));
  return (
    <figure className={styles.figure}>
      <div role="img" aria-label={alt || `Image, ${width} by ${height} pixels`}>
        <canvas ref={canvas} className={styles.image} width={width} height={height} style={{ width: width * scale }} data-enlarged={scale > 1} />
      </div>
      {alt !== '' && <figcaption className={styles.caption}>{alt}</figcaption>}
    </figure>
  );
}
