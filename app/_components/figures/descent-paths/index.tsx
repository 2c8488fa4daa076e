'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./descent-paths.tsx')).DescentPaths;

export const DescentPaths = deferFigure('descent-paths', typeof window === 'undefined' ? await load() : null, load);
