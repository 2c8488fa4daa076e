import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';
import { OUTPUT_LIMITS, type Output } from '#lib/notebook/outputs.ts';
import { flatten } from './to-tensor-like.ts';

/** A tensor, nested lists of grey values, an ImageData, a picture of `epoch/controls`, or flat pixels. */
export type ImageSource = TensorLike | ArrayLike<number> | readonly ArrayLike<number>[] | { readonly data: Uint8ClampedArray | Uint8Array; readonly width: number; readonly height: number };

export interface ImageOptions {
  /** pixels across, for flat lists */
  readonly width?: number;
  /** pixels down, for flat lists */
  readonly height?: number;
  /** each pixel becomes a square of this many, so that small images can be seen */
  readonly scale?: number;
  /** what the image shows, for those who do not see it */
  readonly alt?: string;
}

interface Raw {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colours, 4 with opacity */
  readonly channels: number;
  readonly values: ArrayLike<number>;
  /** largest value: 1 or 255 */
  readonly white: number;
}

/** An image as RGBA pixels. */
export function toImage(source: ImageSource, options: ImageOptions = {}): Extract<Output, { kind: 'image' }> {
  const raw = readSource(source, options);
  const scale = Math.max(1, Math.floor(options.scale ?? 1));
  const width = raw.width * scale;
  const height = raw.height * scale;
  if (![1, 3, 4].includes(raw.channels) || raw.values.length !== raw.width * raw.height * raw.channels) {
    throw new RangeError(`Expected ${raw.width} × ${raw.height} pixels of 1, 3 or 4 values each, got ${raw.values.length} values. Give width and height that fit.`);
  }
  if (width * height > OUTPUT_LIMITS.imagePixels) throw new RangeError(`Expected an image of at most ${OUTPUT_LIMITS.imagePixels.toLocaleString('en')} pixels, got ${width} × ${height}.`);
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (Math.floor(y / scale) * raw.width + Math.floor(x / scale)) * raw.channels;
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) pixels[to + channel] = ((raw.values[from + (raw.channels === 1 ? 0 : channel)] ?? 0) * 255) / raw.white;
      pixels[to + 3] = raw.channels === 4 ? ((raw.values[from + 3] ?? 0) * 255) / raw.white : 255;
    }
  }
  return { kind: 'image', width, height, pixels, alt: options.alt ?? `Image of ${raw.width} by ${raw.height} pixels` };
}

function readSource(source: ImageSource, options: ImageOptions): Raw {
  if (isTensor(source)) return readTensor(source, options);
  if ('data' in source) return { width: source.width, height: source.height, channels: 4, values: source.data, white: 255 };
  const { shape, flat } = flatten(source);
  if (shape.length === 2) return { width: shape[1] ?? 0, height: shape[0] ?? 0, channels: 1, values: flat, white: findWhite(flat) };
  return readFlat(flat, options, findWhite(flat));
}

function readTensor(tensor: TensorLike, options: ImageOptions): Raw {
  const values = tensor.dataSync() as ArrayLike<number>;
  const white = tensor.dtype === 'int32' ? 255 : tensor.dtype === 'bool' ? 1 : findWhite(values);
  const shape = tensor.shape.length === 4 && tensor.shape[0] === 1 ? tensor.shape.slice(1) : tensor.shape;
  const [height = 0, width = 0, channels = 1] = shape;
  if (shape.length === 1) return readFlat(values, options, white);
  if (shape.length > 3 || shape.length === 0 || ![1, 3, 4].includes(channels)) {
    throw new RangeError(`Expected a tensor of shape [height, width] or [height, width, 1, 3 or 4], got [${tensor.shape.join(', ')}].`);
  }
  return { width, height, channels, values, white };
}

function readFlat(values: ArrayLike<number>, { width, height }: ImageOptions, white: number): Raw {
  if (!width || !height) throw new TypeError(`Expected width and height for an image from a flat list of ${values.length} numbers, e.g. image(pixels, { width: 28, height: 28 }).`);
  return { width, height, channels: values.length / (width * height), values, white };
}

/** Values above 1 mean the scale from 0 to 255. */
function findWhite(values: ArrayLike<number>): number {
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) > 1) return 255;
  return 1;
}
