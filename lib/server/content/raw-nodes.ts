/**
 * Formulas and static code become one opaque node each. Hundreds of KaTeX spans as elements would make compiling, the stored
 * lesson and the page's payload several times larger, for markup that nothing ever looks into.
 */
import type { Code, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import { excerpt } from '#lib/course/content-error.ts';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import { toPosition } from '#lib/course/parse-json.ts';
import { CODE_LANGUAGES, highlight, isCodeLanguage } from './highlight.ts';
import { renderMath } from './render-math.ts';
import type { Placed, Reporter } from './reporter.ts';

type MathNode = DisplayMath | InlineMath;

/** How finished markup enters the tree: as an `Html` element of a lesson, or as raw HTML of a field. */
export interface RawNodes {
  /** a display formula, or the inside of a `<pre>` */
  block(kind: 'formula' | 'code', html: string): RootContent;
  inline(html: string): PhrasingContent;
}

/** Replaces every formula and every code block that is still in the tree, and keeps short code in one line; `source` is the text the tree was parsed from. */
export async function replaceRawNodes(tree: Root, source: string, raw: RawNodes, reporter: Reporter): Promise<void> {
  const blocks: { node: Code; replace: (html: string) => void }[] = [];
  let markup = 0;
  visit(tree, (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    if (node.type === 'inlineMath' || node.type === 'math') {
      if (markup > CONTENT_LIMITS.formulaMarkup) return;
      const html = toMathHtml(node, source, reporter);
      markup += html.length;
      if (markup > CONTENT_LIMITS.formulaMarkup) {
        reporter.report(node, { expected: `formulas that become at most ${CONTENT_LIMITS.formulaMarkup / 2 ** 20} MiB of markup`, found: 'more', todo: 'make the large ones smaller' });
      }
      const replacement: Nodes = node.type === 'math' ? raw.block('formula', html) : raw.inline(keepTogether(node, html, parent.children[index - 1], parent.children[index + 1]));
      Object.assign(parent.children, { [index]: replacement });
    } else if (node.type === 'inlineCode' && node.value.length <= UNBROKEN_LENGTH) {
      node.data = { ...node.data, hProperties: { className: ['unbroken'] } };
    } else if (node.type === 'code') {
      blocks.push({ node, replace: (html) => Object.assign(parent.children, { [index]: raw.block('code', html) }) });
    }
  });
  for (const { node, replace } of blocks) {
    checkCodeBlock(node, reporter);
    replace(await highlight(node.value, node.lang ?? 'text'));
  }
}

/** Characters up to which a formula in a sentence is not broken at its relations (`\eta = 0.5`), and code at its blanks (`{ w, b }`). */
const UNBROKEN_LENGTH = 24;

/**
 * Browsers may break a line on both sides of a formula, even after the bracket before it and before the comma behind it. A short
 * formula takes opening signs out of `previous` and punctuation out of `next` into a box that no line break enters.
 */
function keepTogether(node: InlineMath, html: string, previous: Nodes | undefined, next: Nodes | undefined): string {
  const isOnePiece = html.split('class="katex-base"').length <= 2;
  if (node.value.length > UNBROKEN_LENGTH && !isOnePiece) return html;
  const punctuation = next?.type === 'text' ? (/^[.,;:!?)\]’”]+/.exec(next.value)?.[0] ?? '') : '';
  if (next?.type === 'text') next.value = next.value.slice(punctuation.length);
  const opening = previous?.type === 'text' ? (/[([“‘]+$/.exec(previous.value)?.[0] ?? '') : '';
  if (previous?.type === 'text') previous.value = previous.value.slice(0, previous.value.length - opening.length);
  return `<span class="unbroken">${opening}${html}${punctuation}</span>`;
}

function toMathHtml(node: MathNode, source: string, reporter: Reporter): string {
  const result = renderMath(node.value, node.type === 'math');
  if (result.ok) return result.html;
  reporter.report(findMathPlace(node, source, result.mistake.offset ?? 0), {
    expected: 'a formula that KaTeX can set',
    found: result.mistake.reason,
    todo: 'correct the formula; write \\$ for the sign itself',
  });
  return '';
}

function findMathPlace(node: MathNode, source: string, offset: number): Placed {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return {};
  const inside = source.slice(start, end).indexOf(node.value);
  return { position: { start: toPosition(source, start + Math.max(inside, 0) + (inside < 0 ? 0 : offset)) } };
}

function checkCodeBlock(node: Code, reporter: Reporter): void {
  const language = node.lang ?? 'text';
  if (!isCodeLanguage(language)) {
    reporter.report(node, {
      expected: `a language of ${Object.keys(CODE_LANGUAGES).join(', ')}`,
      found: `\`\`\`${excerpt(language)}`,
      todo: 'use one of these; "text" leaves it plain',
    });
  }
  if (node.meta) {
    reporter.report(node, {
      expected: 'only the language after ```, or for a cell: ```ts cell id=its-name',
      found: `\`\`\`${language} ${node.meta}`,
      todo: `remove "${node.meta}", or make it a cell`,
    });
  }
}
