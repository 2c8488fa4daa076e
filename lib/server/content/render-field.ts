/** Markdown inside a field (a prompt, a hint, a term's meaning) -> finished HTML. */
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { checkLineStarts, checkSize } from './check-size.ts';
import { checkMarkdown, type LessonPlace, type MarkdownFacts } from './check-markdown.ts';
import { checkTags } from './check-tags.ts';
import { toBoxHtml } from './markup-box.ts';
import { parseMarkdown } from './parse-lesson.ts';
import { replaceRawNodes, type RawNodes } from './raw-nodes.ts';
import type { Reporter } from './reporter.ts';
import { toFieldTree } from './to-hast.ts';

const rawHtml: RawNodes = {
  block: (kind, html) => ({ type: 'html', value: toBoxHtml(kind === 'formula' ? 'div' : 'pre', html) }),
  inline: (value) => ({ type: 'html', value }),
};

export interface RenderedField {
  readonly html: string;
  readonly facts: MarkdownFacts;
}

/** Of a text that is too much to be looked at; it was reported. */
const NOTHING: RenderedField = { html: '', facts: { headings: [], links: [], images: [] } };

/** Renders Markdown with maths and code; one paragraph alone comes without its `<p>` when `inline`. */
export async function renderField(text: string, place: LessonPlace, reporter: Reporter, options: { inline: boolean }): Promise<RenderedField> {
  if (!checkLineStarts(text, reporter)) return NOTHING;
  const tree = parseMarkdown(text);
  if (!checkSize(tree, reporter)) return NOTHING;
  checkTags(tree, reporter);
  const facts = checkMarkdown(tree, place, reporter, { headings: false });
  await replaceRawNodes(tree, text, rawHtml, reporter);
  const html = await toFieldTree(tree);
  const [only] = html.children;
  if (options.inline && !(html.children.length === 1 && only?.type === 'element' && only.tagName === 'p')) {
    reporter.report({}, { expected: 'one line of text', found: 'several blocks', todo: 'write one paragraph' });
  }
  const content: ElementContent[] | null = options.inline && only?.type === 'element' ? only.children : null;
  return { html: toHtml(content === null ? html : { type: 'root', children: content }, { allowDangerousHtml: true }), facts };
}
