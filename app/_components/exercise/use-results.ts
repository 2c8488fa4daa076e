'use client';
/**
 * The views of results, fetched when first needed. Not `React.lazy`: that remembers a failure for good, and a learner who goes
 * offline must still be told in words, and see the full view once the connection is back.
 */
import { useEffect, useState } from 'react';

const loadResults = () => import('./results.tsx');
/** Offline is told when it is needed. */
const preload = () => void loadResults().catch(() => undefined);

const judged = (): string => 'Judged';

export function useResults(needed: boolean) {
  const [loaded, setLoaded] = useState<Awaited<ReturnType<typeof loadResults>> | null>(null);

  useEffect(() => {
    if (!needed || loaded) return;
    const load = () => {
      loadResults().then(setLoaded, () => undefined);
    };
    load();
    addEventListener('online', load);
    return () => removeEventListener('online', load);
  }, [needed, loaded]);

  return { Results: loaded?.Results ?? null, tell: loaded?.tellVerdict ?? judged, preload };
}
