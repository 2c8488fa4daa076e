/** Asks the browser for the fonts of the first screen before it has read the style sheet. */
import { preload } from 'react-dom';

// `new URL` with a literal is what makes the bundler give the same hashed address as in the style sheet.
const INTERFACE = new URL('../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url);
const PROSE = new URL('../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2', import.meta.url);
const CODE = new URL('../../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2', import.meta.url);
const MATHS = new URL('../../node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2', import.meta.url);
const MATHS_ITALIC = new URL('../../node_modules/katex/dist/fonts/KaTeX_Math-Italic.woff2', import.meta.url);

const preloadFont = (address: URL): void => preload(address.pathname, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });

/** Fonts of every page. */
export function preloadTextFonts(): void {
  [INTERFACE, PROSE].forEach(preloadFont);
}

/** What lessons add: code, and the two faces that most formulas are set in. */
export function preloadLessonFonts(): void {
  [CODE, MATHS, MATHS_ITALIC].forEach(preloadFont);
}
