'use client';

import { useEffect, useRef, type RefObject } from 'react';

const STEPS: ReadonlyMap<string, number> = new Map([['ArrowRight', 1], ['ArrowDown', 1], ['ArrowLeft', -1], ['ArrowUp', -1], ['Home', -Infinity], ['End', Infinity]]);

/**
 * One Tab stop for many values: the arrow keys, Home and End lead from one to the next. Values are the elements with
 * `data-value` in the container that takes the `ref`; they come and go as the walk goes on.
 * @param order of the values where it is not that of the page
 */
export function useRoving<Container extends HTMLElement | SVGElement>(order?: readonly string[]): RefObject<Container | null> {
  const ref = useRef<Container>(null);
  const current = useRef<string | null>(null);

  // after each drawing, whatever it changed
  useEffect(() => {
    const all = listValues(ref.current, order);
    choose(all, all.find(({ dataset }) => dataset['value'] === current.current) ?? all[0]);
  });

  useEffect(() => {
    const container = ref.current;
    const move = (event: Event): void => {
      if (!(event instanceof KeyboardEvent)) return;
      const step = STEPS.get(event.key);
      const all = listValues(container, order);
      const from = all.findIndex((element) => element === document.activeElement);
      if (step === undefined || from === -1) return;
      event.preventDefault();
      const next = all[Math.min(Math.max(0, from + step), all.length - 1)];
      current.current = next?.dataset['value'] ?? null;
      choose(all, next);
      next?.focus();
    };
    container?.addEventListener('keydown', move);
    return () => container?.removeEventListener('keydown', move);
  }, [order]);

  return ref;
}

type Focusable = HTMLElement | SVGElement;

function listValues(container: Element | null, order: readonly string[] | undefined): Focusable[] {
  const found = [...(container?.querySelectorAll<Focusable>('[data-value]') ?? [])];
  const place = (element: Focusable): number => order?.indexOf(element.dataset['value'] ?? '') ?? 0;
  return found.sort((a, b) => place(a) - place(b));
}

function choose(all: readonly Focusable[], chosen: Focusable | undefined): void {
  for (const element of all) element.setAttribute('tabindex', element === chosen ? '0' : '-1');
}
