'use client';

import { use, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { NameBinding, type BindingState, type SlotValues } from '#lib/client/notebook/name-binding.ts';
import type { BoundRange } from '#lib/client/notebook/value-problem.ts';
import { BOUND_FIGURES, splitNames, type BoundFigureName } from '#lib/course/bindings.ts';
import { NotebookContext } from '../../notebook/notebook-context.tsx';
import { describeState } from './describe-state.ts';
import styles from './bound-names.module.css';

interface BoundNamesProps {
  /** the figure's tag */
  readonly figure: BoundFigureName;
  /** its `bind` attribute; undefined: the lesson shares nothing with it */
  readonly bind: string | undefined;
  /** what it can show, for each slot */
  readonly ranges: readonly BoundRange[];
  /** what it shows, for each slot; a slot that is one number is a list of one */
  readonly values: SlotValues;
  /** show these instead, exactly: what is rounded would be given back to the code */
  readonly onFollow: (values: SlotValues) => void;
}

/** The last line of a figure that shares numbers with the notebook: joins them, and says how they stand. */
export function BoundNames({ bind, ...props }: BoundNamesProps) {
  return bind === undefined ? null : <Joined key={bind} bind={bind} {...props} />;
}

const APART: BindingState = { phase: 'apart' };
const followNothing = () => () => undefined;

function Joined({ figure, bind, ranges, values, onFollow }: BoundNamesProps & { readonly bind: string }) {
  const store = use(NotebookContext)?.store;
  const names = splitNames(bind);
  const follow = useRef(onFollow);
  const [binding] = useState(() => (store ? new NameBinding({ store, names, slots: BOUND_FIGURES[figure], ranges }) : null));
  const state = useSyncExternalStore(binding?.signal.subscribe ?? followNothing, binding?.state ?? (() => APART), () => APART);

  useEffect(() => {
    follow.current = onFollow;
  }, [onFollow]);

  // In the layout phase: between a drawing and its passive effects an answer of the notebook could come, and be taken for a move.
  useLayoutEffect(() => binding?.show(values), [binding, values]);
  useEffect(() => binding?.connect((next) => follow.current(next)), [binding]);

  return (
    <p className={styles.note} data-phase={state.phase} role="status">
      {describeState(state, names)}
    </p>
  );
}
