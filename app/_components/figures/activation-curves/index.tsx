'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./activation-curves.tsx')).ActivationCurves;

export const ActivationCurves = deferFigure('activation-curves', typeof window === 'undefined' ? await load() : null, load);
