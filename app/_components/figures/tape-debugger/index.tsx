'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./tape-debugger.tsx')).TapeDebugger;

export const TapeDebugger = deferFigure('tape-debugger', typeof window === 'undefined' ? await load() : null, load);
