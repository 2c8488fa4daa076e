/**
 * Prose that nothing brings to life becomes text. Every element that a page draws costs three times: in its HTML, once more in
 * the data beside it, and when React takes it over. An element that holds only elements, text and finished markup costs that
 * once for all of them when its inside is one string.
 */
import type { Element, ElementContent, Nodes, Properties, Root, RootContent } from 'hast';
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx';
import { toHtml } from 'hast-util-to-html';
import { FOLDED, isSiteLink } from '#lib/course/lesson-markup.ts';
import { isMarkupBox, toBoxElement } from './markup-box.ts';

/** The tree with every largest static element folded: same tag, same attributes, its inside in the property `FOLDED`. */
export const foldStatic = (tree: Root): Root => ({ ...tree, children: tree.children.map(fold) });

function fold<Content extends RootContent>(node: Content): Content | Element;
function fold(node: RootContent): RootContent {
  if (!('children' in node) || isFinishedMarkup(node)) return node;
  const element = toStatic(node);
  if (element?.type === 'element') return isSmall(element) ? node : foldElement(element);
  return Object.assign({ ...node }, { children: node.children.map(fold) });
}

const foldElement = ({ tagName, properties, children }: Element): Element => ({
  type: 'element',
  tagName,
  properties: { ...properties, [FOLDED]: toMarkup(children) },
  children: [],
});

/** One text, or nothing: no element is saved. */
const isSmall = ({ children }: Element): boolean => children.length === 0 || (children.length === 1 && children[0]?.type === 'text');

const toMarkup = (children: ElementContent[]): string =>
  toHtml({ type: 'root', children }, { allowDangerousHtml: true, characterReferences: { useNamedReferences: true } });

type JsxElement = MdxJsxFlowElementHast | MdxJsxTextElementHast;
const isJsxElement = (node: Nodes): node is JsxElement => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
const isFinishedMarkup = (node: Nodes): boolean => isJsxElement(node) && node.name === 'Html';

/** The node as plain HTML, or null: in it is something that a component draws, or that nobody knows. */
function toStatic(node: Nodes): ElementContent | null {
  if (node.type === 'text') return node;
  if (isJsxElement(node)) return node.name === 'Html' ? toStaticMarkup(node) : toStaticTag(node);
  return node.type === 'element' ? toStaticElement(node.tagName, toDrawn(node), node.children) : null;
}

function toStaticElement(tagName: string, properties: Properties, children: readonly ElementContent[]): Element | null {
  if (tagName === 'a' && isSiteLink(properties.href)) return null;
  const inside = children.map(toStatic);
  return inside.every((child) => child !== null) ? { type: 'element', tagName, properties, children: inside } : null;
}

/** `mdx.tsx` draws the alignment of a cell as its style, and React a mark such as `data-footnote-ref` with a value. */
function toDrawn({ tagName, properties: { align, ...others } }: Element): Properties {
  const properties = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, value === true && name.startsWith('data') ? 'true' : value]));
  if (align === undefined || align === null) return properties;
  return tagName === 'td' || tagName === 'th' ? { ...properties, style: `text-align:${String(align)}` } : { ...properties, align };
}

/** An HTML tag of `lesson-tags.ts`: `<kbd>`, `<details>`. */
function toStaticTag(node: JsxElement): Element | null {
  const properties = readAttributes(node);
  return node.name === null || !/^[a-z]/.test(node.name) || properties === null ? null : toStaticElement(node.name, properties, node.children);
}

function toStaticMarkup(node: JsxElement): Element | null {
  const attributes = readAttributes(node);
  return attributes && isMarkupBox(attributes.as) && typeof attributes.html === 'string' ? toBoxElement(attributes.as, attributes.html) : null;
}

/** Attributes by name, or null when one is not a literal. */
function readAttributes(node: JsxElement): Properties | null {
  const properties: Properties = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || (typeof attribute.value === 'object' && attribute.value !== null)) return null;
    properties[attribute.name] = attribute.value ?? true;
  }
  return properties;
}
