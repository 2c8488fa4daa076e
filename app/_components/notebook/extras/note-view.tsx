'use client';
/**
 * A learner's Markdown, drawn. Every element below is made here, by the kind of a node; HTML in the text is letters like all others,
 * so there is nothing to sanitise. Links lead to the web, to this site or nowhere; pictures of other hosts are links.
 */
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { Fragment, useMemo, type ReactNode } from 'react';
import { parseNote, toSafeLink } from '#lib/client/notebook/parse-note.ts';
import { HighlightedCode } from '../../editor/highlighted-code.tsx';
import { Formula } from './formula.tsx';

export function NoteView({ text }: { readonly text: string }) {
  const note = useMemo(() => {
    const root = parseNote(text);
    return { root, depths: [...new Set(root.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])))].sort() };
  }, [text]);
  return drawAll(note.root, note);
}

/** What a node is drawn with. */
interface Note {
  readonly root: Root;
  /** of the headings in it, smallest first */
  readonly depths: readonly number[];
}

const drawAll = (parent: { readonly children: readonly Nodes[] }, note: Note): ReactNode => parent.children.map((node, index) => <Fragment key={index}>{draw(node, note)}</Fragment>);

/** Headings of a text cell stand under those of the lesson, without a gap, whatever number of # signs they begin with. */
const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

function draw(node: Nodes, note: Note): ReactNode {
  switch (node.type) {
    case 'text':
    case 'html':
      return node.value;
    case 'paragraph':
      return <p>{drawAll(node, note)}</p>;
    case 'heading': {
      const Heading = HEADINGS[note.depths.indexOf(node.depth)] ?? 'h6';
      return <Heading>{drawAll(node, note)}</Heading>;
    }
    case 'emphasis':
      return <em>{drawAll(node, note)}</em>;
    case 'strong':
      return <strong>{drawAll(node, note)}</strong>;
    case 'delete':
      return <del>{drawAll(node, note)}</del>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre className="code">
          <code>
            <HighlightedCode code={node.value} />
          </code>
        </pre>
      );
    case 'inlineMath':
      return <Formula formula={node.value} display={false} />;
    case 'math':
      return <Formula formula={node.value} display />;
    case 'blockquote':
      return <blockquote>{drawAll(node, note)}</blockquote>;
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{drawAll(node, note)}</ol> : <ul>{drawAll(node, note)}</ul>;
    case 'listItem':
      return (
        <li>
          {node.checked != null && <input type="checkbox" checked={node.checked} disabled readOnly aria-label={node.checked ? 'Done' : 'To do'} />}
          {drawItem(node, note)}
        </li>
      );
    case 'table':
      return drawTable(node, note);
    case 'thematicBreak':
      return <hr />;
    case 'break':
      return <br />;
    case 'link':
      return drawLink(node.url, drawAll(node, note));
    case 'linkReference': {
      const url = findUrl(note, node.identifier);
      return url === null ? drawAll(node, note) : drawLink(url, drawAll(node, note));
    }
    case 'image':
      return drawLink(node.url, node.alt || node.url);
    case 'imageReference':
      return node.alt;
    case 'footnoteReference':
      return `[^${node.identifier}]`;
    case 'footnoteDefinition':
      return drawAll(node, note);
    default:
      return null; // definitions, and nodes of dialects that are not read here
  }
}

/** A list whose items have no blank lines between them shows their words without paragraphs. */
const drawItem = (item: Extract<RootContent, { type: 'listItem' }>, note: Note): ReactNode =>
  item.children.map((child, index) => <Fragment key={index}>{child.type === 'paragraph' && !item.spread ? drawAll(child, note) : draw(child, note)}</Fragment>);

function drawTable(table: Extract<RootContent, { type: 'table' }>, note: Note): ReactNode {
  const [head, ...rows] = table.children;
  const drawRow = (cells: readonly { readonly children: readonly PhrasingContent[] }[], Cell: 'th' | 'td'): ReactNode =>
    cells.map((cell, index) => (
      <Cell key={index} align={table.align?.[index] ?? undefined} scope={Cell === 'th' ? 'col' : undefined}>
        {drawAll(cell, note)}
      </Cell>
    ));
  return (
    // it may be wider than the page, so it scrolls by keyboard, too
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div data-table="" role="group" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>{head && drawRow(head.children, 'th')}</tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>{drawRow(row.children, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function drawLink(url: string, words: ReactNode): ReactNode {
  const href = toSafeLink(url);
  return href === null ? words : <a href={href} rel="noopener noreferrer">{words}</a>;
}

function findUrl({ root }: Note, identifier: string): string | null {
  const found = root.children.find((node) => node.type === 'definition' && node.identifier === identifier);
  return found?.type === 'definition' ? found.url : null;
}
