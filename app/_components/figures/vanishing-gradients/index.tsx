'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./vanishing-gradients.tsx')).VanishingGradients;

export const VanishingGradients = deferFigure('vanishing-gradients', typeof window === 'undefined' ? await load() : null, load);
