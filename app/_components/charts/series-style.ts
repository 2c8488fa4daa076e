/** How the nth series looks: a token for its colour and a dash, so that lines differ without colour too. */
export interface SeriesStyle {
  readonly token: string;
  readonly dash: readonly number[];
}

const STYLES: readonly SeriesStyle[] = [
  { token: '--forward', dash: [] },
  { token: '--backward', dash: [7, 4] },
  { token: '--good', dash: [2, 3] },
  { token: '--code-token-keyword', dash: [10, 3, 2, 3] },
  { token: '--warn', dash: [4, 2] },
];

export function seriesStyle(index: number): SeriesStyle {
  return STYLES[index % STYLES.length] ?? { token: '--forward', dash: [] };
}
