import { OUTPUT_LIMITS, type Output } from '#lib/notebook/outputs.ts';

export interface HtmlOptions {
  /** of the frame, in pixels; from 40 to 2,000 */
  readonly height?: number;
}

export interface SvgOptions {
  /** what the drawing shows, in a sentence */
  readonly alt: string;
}

/** Heights that a frame may have, in CSS px. */
export const FRAME_HEIGHT = { least: 40, most: 2_000 } as const;

export function toHtml(markup: string, { height }: HtmlOptions): Extract<Output, { kind: 'html' }> {
  checkMarkup(markup, 'HTML');
  if (height !== undefined && !(height >= FRAME_HEIGHT.least && height <= FRAME_HEIGHT.most)) {
    throw new RangeError(`Expected a height from ${FRAME_HEIGHT.least} to ${FRAME_HEIGHT.most.toLocaleString('en')} pixels, got ${String(height)}.`);
  }
  return { kind: 'html', html: markup, height: height ?? null };
}

export function toSvg(markup: string, options: SvgOptions): Extract<Output, { kind: 'svg' }> {
  checkMarkup(markup, 'SVG');
  // Learners' code need not have been checked for types.
  const alt: unknown = (options as SvgOptions | undefined)?.alt;
  if (typeof alt !== 'string' || alt.trim() === '') throw new TypeError("Expected alt to say what the drawing shows, e.g. svg(markup, { alt: 'Two neurons, joined by a line' }).");
  if (!/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(markup)) throw new TypeError(`Expected SVG that begins with <svg …>, got ${JSON.stringify(markup.slice(0, 40))}.`);
  return { kind: 'svg', svg: markup, alt: alt.trim() };
}

function checkMarkup(markup: unknown, what: 'HTML' | 'SVG'): void {
  if (typeof markup !== 'string') throw new TypeError(`Expected ${what} as text, got ${markup === null ? 'null' : typeof markup}.`);
  const limit = OUTPUT_LIMITS.markupCharacters;
  if (markup.length > limit) throw new RangeError(`Expected at most ${limit.toLocaleString('en')} characters of ${what}, got ${markup.length.toLocaleString('en')}.`);
}
