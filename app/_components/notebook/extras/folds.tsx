'use client';
import { useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { foldPart, type OwnCells } from '#lib/notebook/own-cells.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDesk, useOwnCells } from './desk-context.ts';
import styles from './extras.module.css';

type Part = 'code' | 'output';

interface Fold {
  readonly id: string;
  readonly part: Part;
}

const toFolds = ({ foldedCode, foldedOutput }: OwnCells): Fold[] => [...foldedCode.map((id) => ({ id, part: 'code' as const })), ...foldedOutput.map((id) => ({ id, part: 'output' as const }))];

/** Folds code and outputs of cells away, and leaves a button in their place. */
export function Folds() {
  const desk = useDesk();
  const own = useOwnCells(desk);
  const ids = new Set(desk.own.order().map(({ id }) => id));
  const folds = toFolds(own).filter(({ id }) => ids.has(id));
  const [boxes] = useState(() => new Map<string, HTMLElement>());

  // at every drawing: a cell that became text, or came back, is another element
  useLayoutEffect(() => {
    const wanted = new Map(folds.map((fold) => [toKey(fold), fold]));
    for (const [key, box] of boxes) if (!wanted.has(key)) box.remove();
    const cells = new Map<Element, Part[]>();
    for (const fold of folds) {
      const cell = document.getElementById(`cell-${fold.id}`);
      const box = boxes.get(toKey(fold));
      const before = cell?.querySelector(fold.part === 'code' ? 'header' : ':scope > div');
      if (!cell || !box || !before) continue;
      cells.set(cell, [...(cells.get(cell) ?? []), fold.part]);
      if (before.nextElementSibling !== box) before.after(box);
    }
    for (const cell of document.querySelectorAll('[data-folded]')) if (!cells.has(cell)) cell.removeAttribute('data-folded');
    for (const [cell, parts] of cells) cell.setAttribute('data-folded', parts.join(' '));
  });
  useLayoutEffect(
    () => () => {
      for (const box of boxes.values()) box.remove();
      for (const cell of document.querySelectorAll('[data-folded]')) cell.removeAttribute('data-folded');
    },
    [boxes],
  );

  // who goes into folded code to edit it wants to see it
  useEffect(() => {
    const open = ({ target }: FocusEvent): void => {
      const block = target instanceof Element ? target.closest('[data-block]') : null;
      const cell = block === target ? null : block?.closest('[data-folded~=code]');
      if (cell) desk.own.set((now) => foldPart(now, 'code', [cell.id.slice('cell-'.length)], false));
    };
    document.addEventListener('focusin', open);
    return () => document.removeEventListener('focusin', open);
  }, [desk]);

  const unfold = ({ id, part }: Fold): void => {
    desk.own.set((now) => foldPart(now, part, [id], false));
    desk.go(id);
  };
  return folds.map((fold) => createPortal(<FoldButton fold={fold} text={desk.textOf(fold.id)} onUnfold={() => unfold(fold)} />, toBox(boxes, fold), toKey(fold)));
}

function FoldButton({ fold: { id, part }, text, onUnfold }: { readonly fold: Fold; readonly text: string; readonly onUnfold: () => void }) {
  const lines = text.split('\n').length;
  return (
    <Button variant="plain" size="sm" className={styles.fold} icon={<Icon name="chevron" size={14} />} aria-expanded={false} aria-label={`Show the ${part} of ${id}`} onClick={onUnfold}>
      {part === 'code' ? `${String(lines)} ${lines === 1 ? 'line' : 'lines'} folded` : 'Output folded'}
    </Button>
  );
}

const toKey = ({ id, part }: Fold): string => `${part} ${id}`;

function toBox(boxes: Map<string, HTMLElement>, fold: Fold): HTMLElement {
  const box = boxes.get(toKey(fold)) ?? document.createElement('div');
  box.dataset['fold'] = fold.part;
  boxes.set(toKey(fold), box);
  return box;
}
