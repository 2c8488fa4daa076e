/** Small constructors and guards for the nodes that the passes below make and look for. */
import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

export const isJsxElement = (node: Nodes): node is JsxElement => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** An element with text attributes, on lines of its own. */
export const createBlock = (name: string, attributes: Readonly<Record<string, string>>): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: toAttributes(attributes),
  children: [],
});

/** An element with text attributes, inside a sentence. */
export const createInline = (name: string, attributes: Readonly<Record<string, string>>): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name,
  attributes: toAttributes(attributes),
  children: [],
});

export const createParagraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

const toAttributes = (attributes: Readonly<Record<string, string>>): MdxJsxAttribute[] =>
  Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value }));

/** The text of an attribute, or null: absent, or standing alone. Only for elements that passed `checkTags`. */
export function readAttribute(element: JsxElement, name: string): string | null {
  const found = element.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  return typeof found?.value === 'string' ? found.value : null;
}
