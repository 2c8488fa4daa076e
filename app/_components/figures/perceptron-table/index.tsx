'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./perceptron-table.tsx')).PerceptronTable;

export const PerceptronTable = deferFigure('perceptron-table', typeof window === 'undefined' ? await load() : null, load);
