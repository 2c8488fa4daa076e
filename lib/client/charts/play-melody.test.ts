import { afterEach, expect, it, vi } from 'vitest';
import { playMelody } from './play-melody.ts';
import { toMelody } from './to-melody.ts';
import { toTracks } from './track.ts';

afterEach(() => vi.unstubAllGlobals());

it('closes what it has opened where a browser refuses to play', () => {
  const close = vi.fn(() => Promise.resolve());
  vi.stubGlobal('AudioContext', class {
    currentTime = 0;
    close = close;
  });
  vi.stubGlobal('OscillatorNode', class {
    constructor() {
      throw new TypeError('non-finite');
    }
  });
  const melody = toMelody(toTracks({ type: 'line', series: [{ name: 's', x: [0, 1], y: [1, 2] }] }), false);
  if (!melody) throw new Error('Expected a melody.');
  const onEnd = vi.fn();
  expect(() => playMelody(melody, onEnd)).toThrow('non-finite');
  expect(close).toHaveBeenCalledOnce();
  expect(onEnd).not.toHaveBeenCalled();
});
