'use client';
/** Seconds that run down from what the server said. Only spans of time: this browser's clock may be wrong. */
import { useEffect, useState } from 'react';
import type { AttemptState } from '#lib/grading/attempts.ts';

/** How often the page looks at the time, ms. */
const LOOK_EVERY_MS = 250;

/** Whole seconds left, 0 at the end; starts anew with each new `from`, an object that is new with every answer of the server. */
export function useCountdown(from: { readonly waitSeconds: number } | null): number {
  const [left, setLeft] = useState({ from, seconds: from?.waitSeconds ?? 0 });

  useEffect(() => {
    if (!from || from.waitSeconds === 0) return;
    const end = performance.now() + from.waitSeconds * 1000;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft({ from, seconds });
      if (seconds === 0) clearInterval(timer);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [from]);

  return left.from === from ? left.seconds : (from?.waitSeconds ?? 0);
}

/** Whether Submit must wait: no attempt is left, or the next one is not due yet. */
export const isHeldBack = ({ left }: AttemptState, waitSeconds: number): boolean => left === 0 || waitSeconds > 0;
