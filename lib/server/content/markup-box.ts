/** Finished markup in its box, as an element that `hast-util-to-html` writes. */
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { MARKUP_BOXES, type MarkupBox } from '#lib/course/lesson-markup.ts';

export const isMarkupBox = (value: unknown): value is MarkupBox => typeof value === 'string' && Object.hasOwn(MARKUP_BOXES, value);

export function toBoxElement(box: MarkupBox, html: string): Element {
  const { className, ...attributes } = MARKUP_BOXES[box];
  const properties = className === undefined ? attributes : { className: [className], ...attributes };
  return { type: 'element', tagName: box, properties, children: [{ type: 'raw', value: html }] };
}

export const toBoxHtml = (box: MarkupBox, html: string): string => toHtml(toBoxElement(box, html), { allowDangerousHtml: true });
