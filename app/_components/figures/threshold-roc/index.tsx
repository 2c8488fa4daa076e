'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./threshold-roc.tsx')).ThresholdRoc;

export const ThresholdRoc = deferFigure('threshold-roc', typeof window === 'undefined' ? await load() : null, load);
