'use client';
import { useEffect, useSyncExternalStore, type ComponentType, type ReactElement, type ReactNode } from 'react';

interface Waiting {
  /** what stands there until the component is fetched */
  readonly waiting?: ReactNode;
  /** it could not be fetched; the next `load` tries again, also for those that are drawn already */
  readonly onMissing?: () => void;
}

export interface OnDemand<Props extends object> {
  /** Fetches the component ahead of its first use. */
  readonly load: () => Promise<void>;
  readonly Part: (props: Props & Waiting) => ReactElement;
}

/**
 * A component whose script comes with its first use. Not `lazy`: React holds what a `<Suspense>` reveals back for 300 ms after it
 * has revealed something else, and neither a first result nor an editor should wait for that.
 */
export function onDemand<Props extends object>(fetchIt: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let fetched: ComponentType<Props> | null = null;
  let fetching: Promise<void> | null = null;
  const parts = new Set<() => void>();
  const subscribe = (redraw: () => void): (() => void) => {
    parts.add(redraw);
    return () => parts.delete(redraw);
  };

  const load = (): Promise<void> => {
    fetching ??= fetchIt().then(
      (component) => {
        fetched = component;
        for (const redraw of parts) redraw();
      },
      (error: unknown) => {
        fetching = null;
        throw error;
      },
    );
    return fetching;
  };

  return {
    load,
    Part({ waiting = null, onMissing, ...props }) {
      const Component = useSyncExternalStore(subscribe, () => fetched, () => null);
      useEffect(() => {
        if (!Component) void load().catch(() => onMissing?.());
      }, [Component, onMissing]);
      // what is left of the props are the component's own
      return <>{Component ? <Component {...(props as unknown as Props)} /> : waiting}</>;
    },
  };
}
