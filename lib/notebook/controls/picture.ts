import type { RawPicture } from './spec.ts';

/**
 * A picture of a webcam or a file. `tf.browser.fromPixels(picture)` makes a tensor of shape [height, width, 3] of it, `image(picture)`
 * of `epoch/display` shows it.
 */
export class Picture {
  readonly width: number;
  readonly height: number;
  /** red, green, blue and opacity of each pixel, row by row, from 0 to 255 */
  readonly data: Uint8Array;

  constructor({ width, height, data }: RawPicture) {
    this.width = width;
    this.height = height;
    this.data = data;
  }

  /** Rows of pixels of [red, green, blue] from 0 to 1: `tf.tensor3d(picture.rgb())`. */
  rgb(): number[][][] {
    return this.#rows((red, green, blue) => [red / 255, green / 255, blue / 255]);
  }

  /** Rows of brightness from 0 (black) to 1: `tf.tensor2d(picture.grey())`. */
  grey(): number[][] {
    // how bright eyes find the three colours (ITU-R BT.601)
    return this.#rows((red, green, blue) => (0.299 * red + 0.587 * green + 0.114 * blue) / 255);
  }

  #rows<Pixel>(make: (red: number, green: number, blue: number) => Pixel): Pixel[][] {
    const { width, height, data } = this;
    const at = (pixel: number): Pixel => make(data[pixel * 4] ?? 0, data[pixel * 4 + 1] ?? 0, data[pixel * 4 + 2] ?? 0);
    return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_unused, x) => at(y * width + x)));
  }
}
