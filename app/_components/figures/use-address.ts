'use client';

import { useEffect, useRef } from 'react';

/** Safari refuses more than 100 address changes in 30 s, and a history entry for each step would bury the way back. */
const QUIET_MS = 400;

/**
 * Keeps a figure's state in the page's address, so that a link shows what its sender saw: `?name=code`. The code found
 * at first is handed to `onFound`; afterwards the address follows `code` (null: as the author made it, nothing to say).
 */
export function useAddress(name: string, code: string | null, onFound: (code: string) => void): void {
  const found = useRef(onFound);
  const started = useRef(false);

  useEffect(() => {
    found.current = onFound;
  }, [onFound]);

  useEffect(() => {
    const sent = new URLSearchParams(window.location.search).get(name);
    if (sent !== null) found.current(sent);
  }, [name]);

  useEffect(() => {
    // the first code is the author's state, not yet the one the address asks for
    if (!started.current) {
      started.current = true;
      return;
    }
    const timer = window.setTimeout(() => {
      const url = new URL(window.location.href);
      if (code === null) url.searchParams.delete(name);
      else url.searchParams.set(name, code);
      if (url.href !== window.location.href) window.history.replaceState(null, '', url);
    }, QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [name, code]);
}
