/** Pictures as the kernel gets them. Decoded and made smaller here: the kernel's frame has neither camera nor files. */
import type { RawPicture } from '#lib/notebook/controls/spec.ts';

export interface Cut {
  readonly width: number;
  readonly height: number;
}

/** The middle square of a picture, at this many pixels a side. */
export function cutSquare(source: CanvasImageSource, { width, height }: Cut, size: number): RawPicture {
  const side = Math.min(width, height);
  return draw(size, size, (context) => context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, size, size));
}

/** The whole picture, made smaller if its longer side is longer than that. */
export async function readImageFile(file: Blob, longest: number): Promise<RawPicture> {
  const bitmap = await createImageBitmap(file);
  try {
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))];
    return draw(width, height, (context) => context.drawImage(bitmap, 0, 0, width, height));
  } finally {
    bitmap.close();
  }
}

/** The middle square of a picture in a file. */
export async function readSquareFile(file: Blob, size: number): Promise<RawPicture> {
  const bitmap = await createImageBitmap(file);
  try {
    return cutSquare(bitmap, bitmap, size);
  } finally {
    bitmap.close();
  }
}

/** A face, for those who have no camera at hand. */
export function drawSample(size: number): RawPicture {
  return draw(size, size, (context) => {
    context.scale(size / 100, size / 100);
    context.fillStyle = '#9cc3e6';
    context.fillRect(0, 0, 100, 100);
    const circle = (x: number, y: number, radius: number, colour: string): void => {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    };
    circle(50, 52, 34, '#e8b98a');
    circle(38, 45, 4, '#2b2118');
    circle(62, 45, 4, '#2b2118');
    context.strokeStyle = '#8c3b2e';
    context.lineWidth = 4;
    context.beginPath();
    context.arc(50, 55, 16, 0.2 * Math.PI, 0.8 * Math.PI);
    context.stroke();
  });
}

function draw(width: number, height: number, paint: (context: CanvasRenderingContext2D) => void): RawPicture {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('Expected a canvas to read the picture with; this browser gives none.');
  paint(context);
  return { width, height, data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer) };
}
