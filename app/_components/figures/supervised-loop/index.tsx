'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./supervised-loop.tsx')).SupervisedLoop;

export const SupervisedLoop = deferFigure('supervised-loop', typeof window === 'undefined' ? await load() : null, load);
