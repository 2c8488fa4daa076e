'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./learning-plane.tsx')).LearningPlane;

export const LearningPlane = deferFigure('learning-plane', typeof window === 'undefined' ? await load() : null, load);
