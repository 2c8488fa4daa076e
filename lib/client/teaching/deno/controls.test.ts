import { afterEach, expect, it, vi } from 'vitest';
import { connectControls } from '#lib/notebook/controls/host.ts';
import { slider, webcam } from './controls.ts';

afterEach(() => {
  connectControls(null);
  vi.restoreAllMocks();
});

it('a control taken along is what it begins with, and says so', () => {
  const lines: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
  expect(slider('Speed', { min: 0, max: 9, value: 2, unit: 'm/s' }).value).toBe(2);
  expect(webcam('You').value).toBeNull();
  expect(lines).toEqual(['Speed: a slider set to 2 m/s. It can be moved in the lesson; here, change it in the code.', 'You: a webcam, whose value is null here. It can be moved in the lesson; here, change it in the code.']);
});
