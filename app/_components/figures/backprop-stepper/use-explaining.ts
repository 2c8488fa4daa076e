'use client';

import { createContext, useContext, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { invariant } from '#lib/base/invariant.ts';
import { backpropValues, type ValueId, type Values } from '#lib/ml/backprop-values.ts';
import type { Network } from '#lib/ml/backprop.ts';
import { explain, type Explanation } from '#lib/ml/explain-value.ts';
import { useAddress } from '../use-address.ts';
import { decodeTrail, encodeTrail, type Trail } from './explain-trail.ts';

export interface Explaining {
  readonly values: Values;
  readonly trail: Trail;
  /** of the trail's last value; null when nothing is explained */
  readonly explanation: Explanation | null;
  /** true when a reader asked for it, false when a link brought it along */
  readonly isAsked: boolean;
  /** explains a value from the start */
  readonly open: (id: ValueId) => void;
  /** a value in the trail again, or a term of its last one */
  readonly follow: (id: ValueId) => void;
  /** back to where the reader came from */
  readonly close: () => void;
  /** the walk goes on, the focus is elsewhere */
  readonly leave: () => void;
}

const NOTHING = { trail: [], isAsked: false } as const;

const Context = createContext<Explaining | null>(null);
export const ExplainingProvider = Context.Provider;

export function useExplained(): Explaining {
  const explaining = useContext(Context);
  invariant(explaining, 'a value to be drawn inside the stepper');
  return explaining;
}

/**
 * @param figure where the focus finds its way back to when an explanation is closed
 * @param onOpen called before a value is explained
 */
export function useExplaining(network: Network, updates: number, figure: RefObject<HTMLElement | null>, onOpen: () => void): Explaining {
  const [{ trail, isAsked }, setTrail] = useState<{ readonly trail: Trail; readonly isAsked: boolean }>(NOTHING);
  const asked = useRef<Element | null>(null);
  const returnTo = useRef<ValueId | null>(null);
  const values = useMemo(() => backpropValues(network), [network]);
  const last = trail.at(-1);
  const explanation = useMemo(() => (last === undefined ? null : explain(network, last, updates)), [network, last, updates]);
  useAddress('explain', encodeTrail(trail), (code) => setTrail({ trail: decodeTrail(code), isAsked: false }));

  useEffect(() => {
    if (returnTo.current === null) return;
    // the value itself, or the same one elsewhere: the step's own panel was away meanwhile
    const again = asked.current?.isConnected ? asked.current : figure.current?.querySelector(`[data-value="${returnTo.current}"]`);
    if (again instanceof HTMLElement || again instanceof SVGElement) again.focus();
    returnTo.current = null;
  }, [trail, figure]);

  return {
    values, trail, explanation, isAsked,
    open: (id) => {
      onOpen();
      asked.current = document.activeElement;
      setTrail({ trail: [id], isAsked: true });
    },
    follow: (id) => setTrail(({ trail: now }) => ({ trail: now.includes(id) ? now.slice(0, now.indexOf(id) + 1) : [...now, id], isAsked: true })),
    close: () => {
      returnTo.current = trail[0] ?? null;
      setTrail(NOTHING);
    },
    leave: () => setTrail(NOTHING),
  };
}
