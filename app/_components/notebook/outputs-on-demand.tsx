'use client';
import { useEffect, useState, type ComponentProps } from 'react';
import type { CellOutputs } from '../outputs/cell-outputs.tsx';

let loaded: typeof CellOutputs | null = null;
let loading: Promise<typeof CellOutputs> | null = null;

/** Fetches what draws outputs: ahead of the first one, when a run begins. */
export function loadOutputs(): Promise<typeof CellOutputs> {
  loading ??= import('../outputs/cell-outputs.tsx').then(
    (module) => (loaded = module.CellOutputs),
    (error: unknown) => {
      loading = null; // the next run tries again
      throw error;
    },
  );
  return loading;
}

/**
 * Outputs, once what draws them is there. Not `lazy`: React holds what a `<Suspense>` reveals back for 300 ms after it has
 * revealed something else, and a first result should not wait for that.
 */
export function OutputsOnDemand(props: ComponentProps<typeof CellOutputs>) {
  const [Outputs, setOutputs] = useState(() => loaded);
  useEffect(() => {
    if (Outputs) return;
    let isOpen = true;
    void loadOutputs().then((drawn) => isOpen && setOutputs(() => drawn), () => undefined);
    return () => {
      isOpen = false;
    };
  }, [Outputs]);
  return Outputs && <Outputs {...props} />;
}
