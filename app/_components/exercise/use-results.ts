'use client';
/**
 * The views of results, fetched when first needed. Not `React.lazy`: that remembers a failure for good, and a learner who goes
 * offline must still be told in words, and see the full view once the connection is back.
 */
import { useEffect, useState } from 'react';

const loadResults = () => import('./results.tsx');

export function useResults(needed: boolean) {
  const [module, setModule] = useState<Awaited<ReturnType<typeof loadResults>> | null>(null);

  useEffect(() => {
    if (!needed || module) return;
    const load = () => {
      loadResults().then(setModule, () => undefined);
    };
    load();
    addEventListener('online', load);
    return () => removeEventListener('online', load);
  }, [needed, module]);

  return { Results: module?.Results ?? null, preload: loadResults };
}
