/** Points in an address: `0,0.25,1;1,1,0`. */
import type { Bounds } from '#lib/ml/plane-region.ts';
import type { Sample } from '#lib/ml/plane-learning.ts';

export const encodeSamples = (samples: readonly Sample[]): string => samples.map(({ x1, x2, label }) => [x1, x2, label].join(',')).join(';');

export function readNumber(text: string | undefined, low: number, high: number): number | null {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return value >= low && value <= high ? value : null;
}

/** As many points as there are of the author's own, each inside the plane; else the author's own. */
export function decodeSamples(text: string | undefined, own: readonly Sample[], { left, right, bottom, top }: Bounds): readonly Sample[] {
  const samples = (text ?? '').split(';').flatMap((point) => {
    const [first, second, label] = point.split(',');
    const [x1, x2] = [readNumber(first, left, right), readNumber(second, bottom, top)];
    if (x1 === null || x2 === null || (label !== '0' && label !== '1')) return [];
    return [{ x1, x2, label: label === '1' ? 1 : 0 } satisfies Sample];
  });
  return samples.length === own.length ? samples : own;
}
