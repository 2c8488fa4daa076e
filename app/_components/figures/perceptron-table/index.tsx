'use client';
import { deferFigure } from '../deferred-figure.tsx';

export const PerceptronTable = deferFigure('perceptron-table', async () => (await import('./perceptron-table.tsx')).PerceptronTable);
