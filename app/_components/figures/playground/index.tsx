'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./playground.tsx')).Playground;

export const Playground = deferFigure('playground', typeof window === 'undefined' ? await load() : null, load);
