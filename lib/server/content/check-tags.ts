/**
 * The restriction that makes a lesson data: no import or export, no `{expression}`, no tag or attribute that is not listed.
 * What passes has nothing left in it that could run.
 */
import type { Nodes, Parents, Root } from 'mdast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { excerpt, listWords } from '#lib/course/content-error.ts';
import { LESSON_TAG_NAMES, selectOptionalTag } from '#lib/course/lesson-tags.ts';
import { findMarkdownFor } from '#lib/course/markdown-for-html.ts';
import { findNearestName } from '#lib/course/nearest-name.ts';
import { createParagraph, isJsxElement, type JsxElement } from './lesson-nodes.ts';
import type { Reporter } from './reporter.ts';

/** Reports everything a lesson may not hold, drops comments, and settles which tags stand on lines of their own. */
export function checkTags(tree: Root, reporter: Reporter): void {
  visit(tree, (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    switch (node.type) {
      case 'mdxjsEsm':
        reporter.report(node, {
          expected: 'no import and no export: a lesson holds no program',
          found: excerpt(node.value),
          todo: 'remove it; the tags a lesson may use are there without an import',
        });
        return SKIP;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (isComment(node.value)) {
          parent.children.splice(index, 1);
          return [SKIP, index];
        }
        reporter.report(node, {
          expected: 'text, Markdown or a tag: a lesson holds no program',
          found: `the expression {${excerpt(node.value)}}`,
          todo: 'write \\{ for the sign itself, or put the text in `code`',
        });
        return SKIP;
      case 'html':
        reporter.report(node, {
          expected: 'Markdown without HTML',
          found: excerpt(node.value),
          todo: 'remove the HTML, or write \\< for the sign itself',
        });
        return SKIP;
      case 'paragraph':
        if (promoteLoneBlock(node, index, parent)) return [SKIP, index];
        return;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkTag(node, reporter);
        return;
      default:
        return;
    }
  });
}

/** Looks at every character once: a search for the end of each comment anew would take hours on a text full of beginnings. */
function isComment(code: string): boolean {
  let at = 0;
  let comments = 0;
  for (;;) {
    const start = code.indexOf('/*', at);
    if (code.slice(at, start < 0 ? undefined : start).trim() !== '') return false;
    if (start < 0) return comments > 0;
    const end = code.indexOf('*/', start + 2);
    if (end < 0) return false;
    comments += 1;
    at = end + 2;
  }
}

/** `<Callout kind="note">text</Callout>` on one line is a paragraph to the parser; to the author it is the block alone. */
function promoteLoneBlock(node: Nodes & { type: 'paragraph' }, index: number, parent: Parents): boolean {
  const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = content;
  if (content.length !== 1 || only?.type !== 'mdxJsxTextElement') return false;
  const tag = selectOptionalTag(only.name ?? '');
  if (tag?.place !== 'block') return false;
  const children = only.children.length === 0 ? [] : [createParagraph(only.children)];
  parent.children.splice(index, 1, { ...only, type: 'mdxJsxFlowElement', children });
  return true;
}

function checkTag(node: JsxElement, reporter: Reporter): void {
  const name = node.name ?? '';
  const tag = selectOptionalTag(name);
  if (!tag) {
    const markdown = findMarkdownFor(name);
    const nearest = findNearestName(name, LESSON_TAG_NAMES);
    reporter.report(node, {
      expected: `one of the tags ${listWords(LESSON_TAG_NAMES)}`,
      found: name === '' ? '<>' : `<${excerpt(name)}>`,
      todo: markdown ?? (nearest === null ? 'use Markdown or one of these tags; write \\< for the sign itself' : `did you mean <${nearest}>?`),
    });
    return;
  }
  checkAttributes(node, name, reporter);
  if (tag.content === 'none' && node.children.length > 0) {
    reporter.report(node, { expected: `<${name} /> without content`, found: `content inside <${name}>`, todo: `close the tag at once: <${name} />` });
  }
  if (tag.place === 'block' && node.type === 'mdxJsxTextElement') {
    reporter.report(node, {
      expected: `<${name}> on lines of its own`,
      found: `<${name}> inside a sentence`,
      todo: 'put an empty line before and after it',
    });
  }
  if (tag.content === 'text') unwrapParagraph(node);
}

/** `<summary>` over several lines holds a paragraph for the parser, but words for HTML. */
function unwrapParagraph(node: JsxElement): void {
  const [only] = node.children;
  if (node.type === 'mdxJsxFlowElement' && node.children.length === 1 && only?.type === 'paragraph') {
    Object.assign(node, { children: only.children });
  }
}

function checkAttributes(node: JsxElement, name: string, reporter: Reporter): void {
  const tag = selectOptionalTag(name);
  if (!tag) return;
  const fields = Object.keys(tag.attributes.shape);
  const values = new Map<string, string | true>();
  for (const attribute of node.attributes) {
    const place = attribute.position ? attribute : node;
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      reporter.report(place, { expected: 'attributes written out', found: `{${excerpt(attribute.value)}}`, todo: 'write each attribute as name="text"' });
      return;
    }
    if (attribute.value !== null && typeof attribute.value === 'object') {
      reporter.report(place, {
        expected: `${attribute.name}="text"`,
        found: `${attribute.name}={${excerpt(attribute.value.value)}}`,
        todo: 'put the text in quotes: a lesson holds no program',
      });
      return;
    }
    if (values.has(attribute.name)) {
      reporter.report(place, { expected: 'every attribute once', found: `${excerpt(attribute.name)} twice`, todo: 'remove one of them' });
      return;
    }
    // not left to the schema, which passes over the name __proto__
    if (!fields.includes(attribute.name)) {
      reporter.report(place, { expected: `on <${name}> only the attributes ${listWords(fields)}`, found: excerpt(attribute.value === null || attribute.value === undefined ? `${attribute.name} without a value` : `${attribute.name}="${attribute.value}"`), todo: `remove ${excerpt(attribute.name)}` });
      return;
    }
    values.set(attribute.name, attribute.value ?? true);
  }
  const result = tag.attributes.safeParse(Object.fromEntries(values));
  if (result.success) return;
  for (const issue of result.error.issues) {
    const wrong = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path[0] ?? '');
    const attribute = node.attributes.find((entry) => entry.type === 'mdxJsxAttribute' && entry.name === wrong);
    const value = values.get(wrong);
    reporter.report(attribute?.position ? attribute : node, {
      expected:
        issue.code === 'unrecognized_keys'
          ? `on <${name}> only the attributes ${listWords(fields)}`
          : `on <${name}> the attribute ${wrong}: ${issue.code === 'invalid_value' ? issue.values.map((option) => `"${String(option)}"`).join(', ') : describeRule(issue)}`,
      found: value === undefined ? 'no such attribute' : value === true ? `${wrong} without a value` : `${wrong}="${excerpt(value)}"`,
      todo: issue.code === 'unrecognized_keys' ? `remove ${wrong}` : value === undefined ? `add ${wrong}="…"` : `correct ${wrong}`,
    });
  }
}

const describeRule = (issue: { readonly code?: string | undefined; readonly message: string }): string =>
  issue.code === 'invalid_type' || issue.code === 'too_small' ? 'some text' : issue.message;

/** True when a tree holds an element of that name; the compiler's own elements included. */
export function hasElement(tree: Root, name: string): boolean {
  let found = false;
  visit(tree, (node) => {
    if (!isJsxElement(node) || node.name !== name) return;
    found = true;
    return EXIT;
  });
  return found;
}
