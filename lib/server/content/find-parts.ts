/** A lesson's text -> its parts as a notebook tells them: plain Markdown, cells, exercises. Figures become a sentence with a link. */
import type { Definition, Image, Link, Nodes, Root, RootContent } from 'mdast';
import MagicString from 'magic-string';
import { visit } from 'unist-util-visit';
import type { LessonPart } from '#lib/course/lesson.ts';
import { LESSON_COMPONENTS } from '#lib/course/lesson-tags.ts';
import { parseLink } from '#lib/course/links.ts';
import { lessonPath } from '#lib/course/paths.ts';
import { SITE_PLACEHOLDER } from '#lib/course/take-along/site-address.ts';
import type { LessonPlace } from './check-markdown.ts';
import { CELL_META } from './find-cells.ts';
import { isJsxElement, readAttribute, type JsxElement } from './lesson-nodes.ts';
import { parseLesson, parseMarkdown } from './parse-lesson.ts';

const CALLOUTS: Readonly<Record<string, string>> = { note: 'Note', warning: 'Mind this', try: 'Now try' };

/** `text` as its author wrote it; it has been compiled, so nothing in it is wrong. */
export function findParts(file: string, text: string, place: LessonPlace): LessonPart[] {
  const parts: LessonPart[] = [];
  for (const child of parseLesson(file, text).children) {
    if (child.type === 'yaml') continue;
    const markdown = isPart(child) ? '' : toMarkdown(child, text, place);
    const last = parts.at(-1);
    if (markdown !== '' && last?.kind === 'prose') parts[parts.length - 1] = { kind: 'prose', markdown: `${last.markdown}\n\n${markdown}` };
    else if (markdown !== '') parts.push({ kind: 'prose', markdown });
    // those inside of other blocks stand behind them
    visit(child, (node) => void parts.push(...toPart(node)));
  }
  return parts;
}

/** The prompt of an exercise, for the same reader. */
export const toPromptMarkdown = (prompt: string, place: LessonPlace): string => rewrite(parseMarkdown(prompt), prompt, 0, prompt.length, place);

const isPart = (node: Nodes): boolean => toPart(node).length > 0;

function toPart(node: Nodes): LessonPart[] {
  if (node.type === 'code') {
    const [, id, browser] = CELL_META.exec(node.meta?.trim() ?? '') ?? [];
    return id === undefined ? [] : [{ kind: 'cell', id, source: node.value, browser: browser !== undefined }];
  }
  const id = isJsxElement(node) && node.name === 'Exercise' ? readAttribute(node, 'id') : null;
  return id === null ? [] : [{ kind: 'exercise', id }];
}

function toMarkdown(node: RootContent, text: string, place: LessonPlace): string {
  return rewrite(node, text, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0, place);
}

/** The text of a node with everything in it that only a lesson's page understands written anew. */
function rewrite(root: Root | RootContent, whole: string, from: number, to: number, place: LessonPlace): string {
  const text = new MagicString(whole.slice(from, to));
  const offsetsOf = (node: Nodes): [number, number] => [(node.position?.start.offset ?? 0) - from, (node.position?.end.offset ?? 0) - from];
  const replace = (node: Nodes, by: string): 'skip' => {
    const [start, end] = offsetsOf(node);
    if (by === '') text.remove(start, end);
    else text.overwrite(start, end, by);
    return 'skip';
  };
  visit(root, (node) => {
    if (isPart(node) || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return replace(node, '');
    if (isJsxElement(node) && node.name === 'Callout') return replace(node, toQuote(node, whole, place));
    if (isJsxElement(node) && isFigure(node)) return replace(node, toFigureSentence(node, place));
    const url = findAddress(node, place);
    if (url !== null && (node.type === 'link' || node.type === 'definition' || node.type === 'image')) {
      const at = findAddressOffset(node, text.original, offsetsOf);
      if (at !== null) text.overwrite(at, at + node.url.length, url);
    }
    return undefined;
  });
  return text.toString().trim();
}

/** Behind the words, in front of the title; null where the address is written in other signs than it has. */
function findAddressOffset(node: Link | Image | Definition, text: string, offsetsOf: (node: Nodes) => [number, number]): number | null {
  const [start, end] = offsetsOf(node);
  const last = node.type === 'link' ? node.children.at(-1) : undefined;
  const words = last ? offsetsOf(last)[1] : start + Math.max(0, text.slice(start, end).search(/\](?:\(|:)/));
  const at = text.indexOf(node.url, words);
  return node.url === '' || at < 0 || at >= end ? null : at;
}

const isFigure = ({ name }: JsxElement): boolean => name !== null && name in LESSON_COMPONENTS;

function toQuote(node: JsxElement, whole: string, place: LessonPlace): string {
  const title = readAttribute(node, 'title') ?? CALLOUTS[readAttribute(node, 'kind') ?? 'note'] ?? 'Note';
  const inside = node.children.map((child) => rewrite(child, whole, child.position?.start.offset ?? 0, child.position?.end.offset ?? 0, place)).filter((paragraph) => paragraph !== '');
  return [`**${title}**`, ...inside].join('\n\n').split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
}

function toFigureSentence(node: JsxElement, { course, lesson }: LessonPlace): string {
  const tag = Object.entries(LESSON_COMPONENTS).find(([name]) => name === node.name)?.[1];
  return `*Here the lesson has a figure to work with: [${(tag?.about ?? 'a figure').replace(/\.$/, '')}](${SITE_PLACEHOLDER}${lessonPath(course, lesson, null)}).*`;
}

/** Where a link of the lesson leads from anywhere in the world; null: it does already. */
function findAddress(node: Nodes, { course, lesson, pictures }: LessonPlace): string | null {
  if (node.type === 'image') return Object.hasOwn(pictures, node.url) ? `${SITE_PLACEHOLDER}${pictures[node.url] ?? ''}` : node.url.startsWith('/') ? `${SITE_PLACEHOLDER}${node.url}` : null;
  if (node.type !== 'link' && node.type !== 'definition') return null;
  const target = parseLink(node.url);
  return target.kind === 'lesson' ? `${SITE_PLACEHOLDER}${lessonPath(course, target.lesson ?? lesson, target.anchor)}` : null;
}
