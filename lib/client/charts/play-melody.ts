/** Plays a melody through the browser. Loaded when somebody wants to listen. */
import type { Melody, Voice } from './to-melody.ts';

/** Loudness of one voice, 0 … 1; square and sawtooth carry further than the others. */
const LOUDNESS: Readonly<Record<string, number>> = { sine: 0.22, triangle: 0.22, square: 0.07, sawtooth: 0.07 };
/** s in which a note swells and fades, so that none clicks */
const FADE = 0.012;

export interface Playing {
  /** s since the start; more than the melody's length when it is over */
  elapsed(): number;
  stop(): void;
}

/** Starts at once. `onEnd` is called once: at the end, when stopped, or when the page is hidden. */
export function playMelody(melody: Melody, onEnd: () => void): Playing {
  const context = new AudioContext();
  const start = context.currentTime + 0.05;
  try {
    melody.voices.forEach((voice) => playVoice(context, voice, start));
  } catch (error) {
    // a page may have only a few of them open
    void context.close();
    throw error;
  }
  let ended = false;
  const stop = (): void => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onHidden);
    void context.close();
    onEnd();
  };
  const onHidden = (): void => {
    if (document.hidden) stop();
  };
  document.addEventListener('visibilitychange', onHidden);
  const timer = setTimeout(stop, (melody.seconds + 0.1) * 1000);
  return { elapsed: () => context.currentTime - start, stop };
}

function playVoice(context: AudioContext, voice: Voice, start: number): void {
  const oscillator = new OscillatorNode(context, { type: voice.timbre });
  const gain = new GainNode(context, { gain: 0 });
  const panner = new StereoPannerNode(context);
  oscillator.connect(gain).connect(panner).connect(context.destination);
  const loudness = LOUDNESS[voice.timbre] ?? 0.1;
  const notes = voice.phrases.flat();
  voice.phrases.forEach((phrase) => {
    phrase.forEach(({ at, frequency, pan }, index) => {
      const now = start + at;
      const end = start + (notes.find((note) => note.at > at)?.at ?? voice.to);
      if (index === 0 || voice.isSeparate) {
        oscillator.frequency.setValueAtTime(frequency, now);
        panner.pan.setValueAtTime(pan, now);
        gain.gain.setValueAtTime(0, now);
        gain.gain.linearRampToValueAtTime(loudness, now + FADE);
      } else {
        oscillator.frequency.exponentialRampToValueAtTime(frequency, now);
        panner.pan.linearRampToValueAtTime(pan, now);
      }
      if (index === phrase.length - 1 || voice.isSeparate) {
        gain.gain.setValueAtTime(loudness, Math.max(now + FADE, end - FADE * 2));
        gain.gain.linearRampToValueAtTime(0, Math.max(now + FADE * 2, end - FADE));
      }
    });
  });
  oscillator.start(start + voice.from);
  oscillator.stop(start + voice.to + FADE);
}
