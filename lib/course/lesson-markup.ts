/** How parts of a lesson stand in a page, for the compiler that writes some of them as text and for `mdx.tsx` that draws the others. */

/** The element around finished markup: a formula in a sentence, a formula on its own, a static code block. */
export type MarkupBox = 'span' | 'div' | 'pre';

/** By names that hast and React both know. */
interface BoxAttributes {
  readonly className?: string;
  readonly tabIndex?: number;
  readonly role?: 'group';
  readonly 'aria-label'?: string;
}

/** Attributes of these elements. Those that may be wider than the page scroll by themselves: by keyboard too (WCAG 2.1.1). */
export const MARKUP_BOXES: Readonly<Record<MarkupBox, BoxAttributes>> = {
  span: {},
  div: { className: 'formula', tabIndex: 0, role: 'group', 'aria-label': 'Formula' },
  pre: { className: 'code', tabIndex: 0 },
};

/** Whether a link stays in this site: it is drawn by a component then, and opens without loading a document. */
export const isSiteLink = (href: unknown): href is string => typeof href === 'string' && href.startsWith('/');

/** The property of a folded element that holds its inside, as HTML. */
export const FOLDED = 'innerHTML';
