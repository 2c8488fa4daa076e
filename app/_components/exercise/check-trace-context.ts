'use client';
import { createContext } from 'react';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';

/** What a failed check needs to show how the learner's code computed its answer. */
export interface CheckTraceParts {
  readonly assetBase: string;
  /** the text that was checked */
  readonly code: string;
  readonly backend: 'cpu' | 'wasm';
  /** the exercise's limit */
  readonly seconds: number;
  readonly onGoTo: (at: CodePosition) => void;
}

/** null where the code is not at hand: on a receipt */
export const CheckTraceContext = createContext<CheckTraceParts | null>(null);
