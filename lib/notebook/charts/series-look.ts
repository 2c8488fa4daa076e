/** How the nth series looks, on the page and in pictures: lines differ without colour, too. */
export interface SeriesLook {
  /** the page's token, light or dark */
  readonly token: string;
  /** its value in light, for pictures that leave the page */
  readonly light: string;
  /** px drawn, px left out, …; empty for a whole line */
  readonly dash: readonly number[];
}

const COLOURS = [
  { token: '--forward', light: '#1d5fa8' },
  { token: '--backward', light: '#b8401a' },
  { token: '--good', light: '#1b6e41' },
  { token: '--code-token-keyword', light: '#7a3b8f' },
  { token: '--warn', light: '#8a5a00' },
] as const;
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2]];

/** The first 25 differ: the second five have the colours of the first with the dash of their neighbour. */
export function findSeriesLook(index: number): SeriesLook {
  const { token, light } = COLOURS[index % COLOURS.length] ?? COLOURS[0];
  return { token, light, dash: DASHES[(index + Math.floor(index / COLOURS.length)) % DASHES.length] ?? [] };
}
