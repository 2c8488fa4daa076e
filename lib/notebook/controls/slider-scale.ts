/** Where the values of a slider lie on its way, and how far keys go. */
import { SLIDER_DIGITS, type ControlSpec } from './spec.ts';

export type Slider = Extract<ControlSpec, { type: 'slider' }>;

/** Arrow keys divide the way of a slider without a step into this many. */
export const KEY_STEPS = 100;
/** Page keys go this many arrow keys far. */
export const PAGE_STEPS = 10;

/** 0 at the left end, 1 at the right. */
export function toPosition({ min, max, scale }: Slider, value: number): number {
  const position = scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.min(1, Math.max(0, position));
}

/** The value at a place of the way, on the slider's grid. */
export function toSliderValue(slider: Slider, position: number): number {
  const { min, max, scale } = slider;
  if (position <= 0) return min;
  if (position >= 1) return max;
  return snap(slider, scale === 'log' ? min * (max / min) ** position : min + (max - min) * position);
}

/** What a key makes of a value; null: the key means nothing here. */
export function pressKey(slider: Slider, value: number, key: string): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return move(slider, value, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return move(slider, value, -1);
    case 'PageUp':
      return move(slider, value, PAGE_STEPS);
    case 'PageDown':
      return move(slider, value, -PAGE_STEPS);
    case 'Home':
      return slider.min;
    case 'End':
      return slider.max;
    default:
      return null;
  }
}

/** On a log scale every step multiplies; with a step of its own, a value moves by at least that. */
function move(slider: Slider, value: number, steps: number): number {
  const { scale, step } = slider;
  if (scale === 'linear' && step !== null) return clamp(slider, snap(slider, value + steps * step));
  const moved = toSliderValue(slider, toPosition(slider, value) + steps / KEY_STEPS);
  if (moved !== value || step === null) return moved;
  return clamp(slider, snap(slider, value + Math.sign(steps) * step));
}

function snap(slider: Slider, value: number): number {
  const { min, step, scale, max } = slider;
  if (step !== null) return clamp(slider, tidy(min + Math.round((value - min) / step) * step));
  // on a straight scale the digits count from its length: 0 to 1000 needs none behind the point
  const digits = scale === 'log' ? Number(value.toPrecision(SLIDER_DIGITS)) : Math.round(value / grain(max - min)) * grain(max - min);
  return clamp(slider, tidy(digits));
}

const grain = (length: number): number => 10 ** (Math.floor(Math.log10(length)) + 1 - SLIDER_DIGITS);
const clamp = ({ min, max }: Slider, value: number): number => Math.min(max, Math.max(min, value));
/** 0.1 + 0.2 is 0.3 for whoever reads it. */
const tidy = (value: number): number => Number(value.toPrecision(12));
