'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./fruit-plane.tsx')).FruitPlane;

export const FruitPlane = deferFigure('fruit-plane', typeof window === 'undefined' ? await load() : null, load);
