import { useEffect, useState } from 'react';
import type { CellOutputs } from '../outputs/cell-outputs.tsx';

let loaded: typeof CellOutputs | null = null;
let loading: Promise<void> | null = null;

/** Fetches what draws outputs, ahead of the first one. */
function load(): Promise<void> {
  loading ??= import('../outputs/cell-outputs.tsx').then(
    (module) => {
      loaded = module.CellOutputs;
    },
    (error: unknown) => {
      loading = null; // the next run tries again
      throw error;
    },
  );
  return loading;
}

/**
 * What draws outputs, once `wanted` and fetched; null before. Not `lazy`: React holds what a `<Suspense>` reveals back for 300 ms
 * after it has revealed something else, and a first result should not wait for that.
 */
export function useOutputs(wanted: boolean): typeof CellOutputs | null {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!wanted || loaded) return;
    let isOpen = true;
    void load().then(() => isOpen && redraw((turn) => turn + 1), () => undefined);
    return () => {
      isOpen = false;
    };
  }, [wanted]);
  return wanted ? loaded : null;
}
