'use client';
import { deferFigure } from '../deferred-figure.tsx';

export const BackpropStepper = deferFigure('backprop-stepper', async () => (await import('./backprop-stepper.tsx')).BackpropStepper);
