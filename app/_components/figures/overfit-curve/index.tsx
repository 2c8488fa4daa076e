'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./overfit-curve.tsx')).OverfitCurve;

export const OverfitCurve = deferFigure('overfit-curve', typeof window === 'undefined' ? await load() : null, load);
