'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./epoch-batches.tsx')).EpochBatches;

export const EpochBatches = deferFigure('epoch-batches', typeof window === 'undefined' ? await load() : null, load);
