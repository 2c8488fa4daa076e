/** How the path of each optimiser looks: colour, dash and the shape at its end, so that they differ without colour too. */
import type { OptimiserId } from '#lib/ml/optimisers.ts';

interface PathStyle {
  readonly colour: string;
  readonly dash: string;
  /** around 0, 0 */
  readonly shape: string;
}

export const PATH_STYLES: Readonly<Record<OptimiserId, PathStyle>> = {
  sgd: { colour: 'var(--forward)', dash: 'none', shape: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z' },
  momentum: { colour: 'var(--backward)', dash: '7 3', shape: 'M-5 -5h10v10h-10z' },
  rmsprop: { colour: 'var(--good)', dash: '2 2.5', shape: 'M0 -6.5l6 11h-12z' },
  adam: { colour: 'var(--code-token-keyword)', dash: '9 3 2 3', shape: 'M0 -7l6 7l-6 7l-6 -7z' },
};
