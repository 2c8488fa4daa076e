'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./hyperparameter-search.tsx')).HyperparameterSearch;

export const HyperparameterSearch = deferFigure('hyperparameter-search', typeof window === 'undefined' ? await load() : null, load);
