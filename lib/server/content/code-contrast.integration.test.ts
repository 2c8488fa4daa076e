/** Every colour of code can be read on every surface that code stands on, in both themes (WCAG AA, 4.5:1). */
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';

const TOKENS = ['foreground', 'token-comment', 'token-keyword', 'token-string', 'token-constant', 'token-function'];
const SURFACES = ['paper', 'surface', 'sunken'];
const THEMES = ['light', 'dark'] as const;

let css: string;
beforeAll(async () => {
  css = await readFile('app/_styles/tokens.css', 'utf8');
});

/** A custom property's colour, through `var()` and `light-dark()`. */
function readColor(name: string, theme: (typeof THEMES)[number]): string {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim();
  if (value === undefined) throw new Error(`Expected --${name} in tokens.css`);
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return readColor(other, theme);
  const pair = /^light-dark\((#\w+),\s*(#\w+)\)$/.exec(value);
  return (theme === 'light' ? pair?.[1] : pair?.[2]) ?? value;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

it.each(THEMES.flatMap((theme) => TOKENS.flatMap((token) => SURFACES.map((surface) => [theme, token, surface] as const))))('%s: %s on %s', (theme, token, surface) => {
  const color = readColor(`code-${token}`, theme);
  expect(color).toMatch(/^#[\da-f]{6}$/i);
  expect(contrast(color, readColor(surface, theme))).toBeGreaterThanOrEqual(4.5);
});
