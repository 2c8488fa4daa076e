/** Headings, links and images of a text: gives headings their ids, rewrites links to addresses, collects what must exist elsewhere. */
import type { Definition, Heading, Image, ImageReference, Link, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { excerpt, type Position } from '#lib/course/content-error.ts';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import { checkHeadingDepth, createHeadingIds } from '#lib/course/headings.ts';
import { LINK_FORMS, parseLink } from '#lib/course/links.ts';
import { findNearestName } from '#lib/course/nearest-name.ts';
import { lessonPath } from '#lib/course/paths.ts';
import { toMathText } from './render-math.ts';
import type { Reporter } from './reporter.ts';

/** The lesson a text belongs to. */
export interface LessonPlace {
  readonly course: string;
  readonly lesson: string;
  /** addresses of the course's own pictures by path (`images/curve.webp`); those that no text of the lesson names may be left out */
  readonly pictures: Readonly<Record<string, string>>;
}

/** A link to a lesson of the course, checked when all lessons are known. */
export interface LessonLink {
  readonly position: Position;
  readonly lesson: string;
  readonly anchor: string | null;
}

/** An image of `public/`, checked against the disk each time. */
export interface UsedImage {
  readonly position: Position;
  /** address on the site: `/figures/neuron.svg` */
  readonly src: string;
}

export interface MarkdownFacts {
  readonly headings: { id: string; depth: number; text: string }[];
  readonly links: LessonLink[];
  readonly images: UsedImage[];
}

/** Checks and finishes the Markdown of a lesson, or (`headings: false`) of a field, which may not have headings or notes. */
export function checkMarkdown(tree: Root, place: LessonPlace, reporter: Reporter, options: { headings: boolean }): MarkdownFacts {
  const facts: MarkdownFacts = { headings: [], links: [], images: [] };
  const toId = createHeadingIds();
  let depth: number | null = null;
  visit(tree, (node) => {
    switch (node.type) {
      case 'heading':
        if (!options.headings) {
          reporter.report(node, { expected: 'text without headings', found: toString(node), todo: 'make it a paragraph' });
          return;
        }
        checkHeading(node, depth, reporter);
        depth = node.depth;
        facts.headings.push(finishHeading(node, toId));
        return;
      case 'footnoteReference':
        if (!options.headings) reporter.report(node, { expected: 'text without notes', found: `[^${node.identifier}]`, todo: 'say it in the text' });
        return;
      case 'link':
      case 'definition':
        checkLink(node, place, reporter, facts);
        return;
      case 'image':
      case 'imageReference':
        checkImage(node, place, reporter, facts);
        return;
      default:
        return;
    }
  });
  return facts;
}

function checkHeading(node: Heading, previous: number | null, reporter: Reporter): void {
  const expected = checkHeadingDepth(node.depth, previous);
  if (expected !== null) {
    reporter.report(node, { expected, found: `${'#'.repeat(node.depth)} ${toString(node)}`, todo: 'change the number of # signs' });
  } else if (toString(node).trim() === '') {
    reporter.report(node, { expected: 'a heading with words', found: '#'.repeat(node.depth), todo: 'write the heading, or remove it' });
  }
}

function finishHeading(node: Heading, toId: (text: string) => string): { id: string; depth: number; text: string } {
  const text = toPlainText(node).replace(/\s+/g, ' ').trim();
  const id = toId(text);
  node.data = { ...node.data, hProperties: { id } };
  return { id, depth: node.depth, text };
}

function toPlainText(node: Nodes): string {
  if (node.type === 'inlineMath') return toMathText(node.value);
  if ('children' in node) return node.children.map(toPlainText).join('');
  return 'value' in node ? node.value : '';
}

function checkLink(node: Link | Definition, place: LessonPlace, reporter: Reporter, facts: MarkdownFacts): void {
  // a definition is written once and may stand for hundreds of links
  if (Math.max(node.url.length, node.title?.length ?? 0) > CONTENT_LIMITS.urlCharacters) {
    reporter.report(node, { expected: `an address and a title of at most ${CONTENT_LIMITS.urlCharacters} characters`, found: excerpt(node.url), todo: 'shorten it' });
    return;
  }
  const target = parseLink(node.url);
  switch (target.kind) {
    case 'refused':
      reporter.report(node, { expected: `a link of the form ${LINK_FORMS}`, found: target.reason, todo: target.todo });
      return;
    case 'external':
      node.data = { ...node.data, hProperties: { rel: ['noreferrer'] } };
      return;
    case 'lesson': {
      const lesson = target.lesson ?? place.lesson;
      facts.links.push({ position: reporter.positionOf(node), lesson, anchor: target.anchor });
      if (target.lesson !== null) node.url = lessonPath(place.course, lesson, target.anchor);
    }
  }
}

/** A picture of the course itself: a file of its folder images/, in git, studio and zip. */
const OWN_PICTURE = /^images\/[^/]+$/;

function checkOwnPicture(node: Image, { pictures }: LessonPlace, reporter: Reporter): void {
  const address = Object.hasOwn(pictures, node.url) ? pictures[node.url] : undefined;
  if (address === undefined) {
    const nearest = findNearestName(excerpt(node.url), Object.keys(pictures));
    reporter.report(node, { expected: 'a picture that the course has', found: excerpt(node.url), todo: nearest === null ? 'put the picture in (in the studio, or npm run content -- picture FILE COURSE), or correct the name' : `did you mean ${nearest}?` });
    return;
  }
  node.url = address;
  node.data = { ...node.data, hProperties: { loading: 'lazy', decoding: 'async' } };
}

// a second / would be another site
const IMAGE_PATH = /^\/[\w-][\w./-]*\.(?:png|jpe?g|webp|avif|svg)$/;

function checkImage(node: Image | ImageReference, place: LessonPlace, reporter: Reporter, facts: MarkdownFacts): void {
  if ((node.alt ?? '').trim() === '') {
    reporter.report(node, {
      expected: 'a text for people who do not see the image',
      found: 'an image without alt text',
      todo: 'write ![what the image shows](images/name.webp)',
    });
  }
  if (node.type === 'imageReference') {
    reporter.report(node, { expected: 'an image with its address: ![text](images/name.webp)', found: `![…][${node.identifier}]`, todo: 'write the address in place' });
    return;
  }
  if (OWN_PICTURE.test(node.url)) {
    checkOwnPicture(node, place, reporter);
    return;
  }
  if (!IMAGE_PATH.test(node.url) || node.url.includes('..')) {
    reporter.report(node, {
      expected: 'a picture of the course, images/name.png or images/name.webp, or an image of the site by its address from / on, /figures/name.svg',
      found: node.url === '' ? 'an empty address' : excerpt(node.url),
      todo: 'put the picture into the course and write images/name.webp',
    });
    return;
  }
  facts.images.push({ src: node.url, position: reporter.positionOf(node) });
  node.data = { ...node.data, hProperties: { loading: 'lazy', decoding: 'async' } };
}
