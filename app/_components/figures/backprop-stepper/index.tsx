'use client';
import { deferFigure } from '../deferred-figure.tsx';

const load = async () => (await import('./backprop-stepper.tsx')).BackpropStepper;

export const BackpropStepper = deferFigure('backprop-stepper', typeof window === 'undefined' ? await load() : null, load);
