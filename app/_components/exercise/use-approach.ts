'use client';
/** Tells once when a pointer comes near an element, and once when the keyboard or a press is inside it. */
import { useEffect, type RefObject } from 'react';

export function useApproach(near: RefObject<HTMLElement | null>, onNear: () => void, onInside: () => void): void {
  useEffect(() => {
    const element = near.current;
    if (!element) return;
    element.addEventListener('pointerenter', onNear, { once: true });
    element.addEventListener('focusin', onInside, { once: true });
    return () => {
      element.removeEventListener('pointerenter', onNear);
      element.removeEventListener('focusin', onInside);
    };
  }, [near, onNear, onInside]);
}
