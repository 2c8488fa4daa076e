/** What all pictures that leave the page share: the page's light colours, written out, and how they begin. */
import { escapeHtml } from './escape-html.ts';

/** The light values of the tokens with these names. */
export const LIGHT = {
  surface: '#ffffff',
  line: '#e2ded3',
  lineStrong: '#8d887b',
  ink: '#1d1c1a',
  inkSoft: '#55524b',
  forward: '#1d5fa8',
  forwardWash: '#e6eff9',
  backward: '#b8401a',
} as const;

/** The first tag and a white ground; `label` says in words what the picture shows. */
export const openSvg = (width: number, height: number, label: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(label)}" font-family="Inter, system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="${LIGHT.surface}"/>`;

/** Between white and a colour, `share` of the way. */
export function tint(colour: string, share: number): string {
  const part = (from: number): string => Math.round(255 + (parseInt(colour.slice(from, from + 2), 16) - 255) * Math.min(1, Math.max(0, share))).toString(16).padStart(2, '0');
  return `#${part(1)}${part(3)}${part(5)}`;
}
