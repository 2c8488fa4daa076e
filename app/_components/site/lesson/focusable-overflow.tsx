'use client';

import { useEffect } from 'react';

const BOXES = '.formula, .code, .prose > pre';

/**
 * Makes formulas and code blocks a stop of the Tab key exactly while they are wider than the window, so that they can be
 * scrolled by keyboard. As a rule of its own it would add dozens of stops to pages where nothing scrolls.
 */
export function FocusableOverflow() {
  useEffect(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>(BOXES)].filter((box) => box.tabIndex < 0 || box.dataset.overflow !== undefined);
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        const overflows = target.scrollWidth > target.clientWidth + 1;
        target.dataset.overflow = String(overflows);
        if (overflows) target.tabIndex = 0;
        else target.removeAttribute('tabindex');
      }
    });
    boxes.forEach((box) => observer.observe(box));
    return () => observer.disconnect();
  }, []);
  return null;
}
