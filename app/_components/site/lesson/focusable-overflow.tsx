'use client';

import { useEffect } from 'react';
import { onceArrived } from '#lib/client/reading/arrival.ts';

const BOXES = '.prose .formula, .prose > .code, .prose [data-table]';

/**
 * Formulas, code and tables can be scrolled by keyboard when they are wider than the page. Where they are not, there is nothing
 * to scroll, and each would only be one more stop of the Tab key: here they stop being one.
 */
export function FocusableOverflow() {
  useEffect(() => {
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target instanceof HTMLElement) target.tabIndex = target.scrollWidth > target.clientWidth + 1 ? 0 : -1;
      }
    });
    // a box whose inside is not laid out yet looks as if all of it were in view
    const forget = onceArrived(() => document.querySelectorAll(BOXES).forEach((box) => observer.observe(box)));
    return () => {
      forget();
      observer.disconnect();
    };
  }, []);
  return null;
}
