/** SVG of a cell as a picture. A picture's SVG runs nothing and loads nothing, whatever it says: browsers keep it apart. */

export type SvgPicture =
  | { readonly ok: true; /** to be shown by `<img>` */ readonly address: string; /** it has the page's ink where it asks for it; any other lies on light paper */ readonly followsTheme: boolean }
  | { readonly ok: false; /** why it is no SVG, as its parser says */ readonly reason: string };

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** `ink`: the page's colour for text, which is `currentColor` in the drawing. */
export function toSvgPicture(markup: string, ink: string): SvgPicture {
  // What was written for HTML need not name its namespace; as a picture it must.
  const named = /<svg[^>]*\sxmlns\s*=/.test(markup) ? markup : markup.replace(/<svg(?=[\s>])/, `<svg xmlns="${SVG_NAMESPACE}"`);
  const withLinks = /xlink:/.test(named) && !/xmlns:xlink/.test(named) ? named.replace(/<svg(?=[\s>])/, '<svg xmlns:xlink="http://www.w3.org/1999/xlink"') : named;
  const parsed = new DOMParser().parseFromString(withLinks, 'image/svg+xml');
  const mistake = parsed.querySelector('parsererror');
  const root = parsed.documentElement;
  if (mistake || root.localName !== 'svg') return { ok: false, reason: (mistake?.querySelector('div')?.textContent ?? mistake?.textContent ?? 'its outermost element is not svg').trim().slice(0, 300) };
  if (!root.hasAttribute('color')) root.setAttribute('color', ink);
  const text = new XMLSerializer().serializeToString(root);
  return { ok: true, address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`, followsTheme: /currentcolor/i.test(markup) };
}
