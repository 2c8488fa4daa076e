'use client';
import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { NotebookDesk } from '#lib/client/commands/notebook-desk.ts';
import { findAt, toPlaces, type OwnCell } from '#lib/notebook/own-cells.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Cell } from '../cell.tsx';
import { useDesk, useOwnCells } from './desk-context.ts';
import { TextCell } from './text-cell.tsx';

/**
 * The learner's own cells, each in a box of its own between the author's blocks. Those are the server's markup, which no component
 * draws anew, so the boxes are put among them by hand; moving a cell moves its box, and what was open in it stays.
 */
export function OwnCellList() {
  const desk = useDesk();
  const { cells } = useOwnCells(desk);
  const [boxes] = useState(() => new Map<string, HTMLElement>());

  useLayoutEffect(() => {
    const article = findArticle(desk);
    if (!article) return;
    placeBoxes(desk, article, boxes);
    // in development the author's blocks come and go
    const observer = new MutationObserver(() => placeBoxes(desk, article, boxes));
    observer.observe(article, { childList: true });
    return () => observer.disconnect();
  }, [desk, boxes, cells]);
  useLayoutEffect(
    () => () => {
      for (const box of boxes.values()) box.remove();
    },
    [boxes],
  );

  return cells.map((cell) => createPortal(<OwnCellView cell={cell} />, toBox(boxes, cell.id), cell.id));
}

const NOTHING = { source: '', html: '' };

function OwnCellView({ cell }: { readonly cell: OwnCell }) {
  const [code] = useState({ id: cell.id, ...NOTHING });
  const tools = <OwnTools id={cell.id} />;
  return cell.kind === 'code' ? <Cell cell={code} own={tools} /> : <TextCell id={cell.id} tools={tools} />;
}

function OwnTools({ id }: { readonly id: string }) {
  const desk = useDesk();
  const remove = (): void => {
    desk.store.setCurrent(id);
    desk.delete();
  };
  return (
    <Button variant="plain" size="sm" icon={<Icon name="cross" size={14} />} aria-label={`Delete ${id}`} onClick={remove}>
      Delete
    </Button>
  );
}

function toBox(boxes: Map<string, HTMLElement>, id: string): HTMLElement {
  const box = boxes.get(id) ?? document.createElement('div');
  box.dataset['own'] = id;
  box.dataset['wide'] = '';
  boxes.set(id, box);
  return box;
}

const findArticle = (desk: NotebookDesk): Element | null => {
  for (const id of desk.store.lessonIds()) {
    const article = document.getElementById(`cell-${id}`)?.closest('article');
    if (article) return article;
  }
  return document.querySelector('main article');
};

/** Touches only what does not stand where it should: a box that is moved loses the focus. */
function placeBoxes(desk: NotebookDesk, article: Element, boxes: ReadonlyMap<string, HTMLElement>): void {
  const own = desk.own.own();
  const lesson = desk.store.lessonIds();
  for (const place of toPlaces(lesson)) {
    const here = findAt(own, place, lesson).flatMap(({ id }) => boxes.get(id) ?? []);
    const anchor = document.getElementById(`cell-${place.anchor}`);
    if (place.side === 'before' && anchor) {
      here.reduceRight<Element>((next, box) => {
        if (box.nextElementSibling !== next) next.before(box);
        return box;
      }, anchor);
    } else if (anchor) {
      here.reduce<Element>((before, box) => {
        if (before.nextElementSibling !== box) before.after(box);
        return box;
      }, anchor);
    } else {
      here.reduceRight<Element | null>((next, box) => {
        if (box.parentElement !== article || box.nextElementSibling !== next) article.insertBefore(box, next);
        return box;
      }, null);
    }
  }
  const drawn = new Set(own.cells.map(({ id }) => id));
  for (const [id, box] of boxes) if (!drawn.has(id)) box.remove();
}
