/** A confusion matrix as a picture that needs nothing around it, in light colours. */
import { describeConfusion, findRowShare, formatShare, type Confusion } from '../charts/confusion.ts';
import { escapeHtml } from './escape-html.ts';
import { LIGHT, openSvg, tint } from './light-svg.ts';

const TOP = 62;
const EDGE = 12;
/** px of a letter, about */
const LETTER = 6.6;
const LABEL_CHARACTERS = 16;
/** Share of the colour in a cell that holds its whole row; stronger ones leave no contrast for its number. */
const STRONGEST = 0.55;
/** Matrices with more classes have smaller cells, without numbers. */
const NUMBERED_CLASSES = 20;

/** `asShares`: shares of each row instead of counts. */
export function toConfusionSvg(confusion: Confusion, asShares = false): string {
  const { title, labels, counts } = confusion;
  const shown = labels.map((label) => (label.length > LABEL_CHARACTERS ? `${label.slice(0, LABEL_CHARACTERS - 1)}…` : label));
  const isNumbered = labels.length <= NUMBERED_CLASSES;
  const longest = Math.max(...shown.map(({ length }) => length)) * LETTER;
  const cell = isNumbered ? { width: Math.max(48, longest + 8), height: 32 } : { width: 12, height: 12 };
  const left = EDGE + 16 + (isNumbered ? longest + 10 : 0);
  const [width, height] = [left + cell.width * labels.length + EDGE, TOP + cell.height * labels.length + EDGE];
  const text = (x: number, y: number, words: string, more: string): string => `<text x="${round(x)}" y="${round(y)}" ${more}>${escapeHtml(words)}</text>`;
  const cells = counts.flatMap((row, actual) =>
    row.map((count, predicted) => {
      const share = findRowShare(confusion, actual, predicted);
      const [x, y] = [left + predicted * cell.width, TOP + actual * cell.height];
      const square = `<rect x="${round(x)}" y="${round(y)}" width="${round(cell.width - 1)}" height="${round(cell.height - 1)}" fill="${tint(actual === predicted ? LIGHT.forward : LIGHT.backward, (share ?? 0) * STRONGEST)}" stroke="${LIGHT.line}"/>`;
      const number = asShares ? formatShare(share) : String(count);
      return isNumbered ? square + text(x + cell.width / 2, y + cell.height / 2 + 4, number, `text-anchor="middle" fill="${LIGHT.ink}"`) : square;
    }),
  );
  return [
    openSvg(Math.max(width, 240), height, `${title}: ${describeConfusion(confusion)}`),
    text(EDGE, 20, title, `font-size="14" font-weight="600" fill="${LIGHT.ink}"`),
    text(left + (cell.width * labels.length) / 2, 40, 'taken for', `text-anchor="middle" fill="${LIGHT.inkSoft}"`),
    `<text transform="translate(${EDGE + 8} ${round(TOP + (cell.height * labels.length) / 2)}) rotate(-90)" text-anchor="middle" fill="${LIGHT.inkSoft}">is</text>`,
    ...(isNumbered ? shown.flatMap((label, at) => [text(left + (at + 0.5) * cell.width, 56, label, `text-anchor="middle" fill="${LIGHT.ink}"`), text(left - 8, TOP + (at + 0.5) * cell.height + 4, label, `text-anchor="end" fill="${LIGHT.ink}"`)]) : []),
    ...cells,
    '</svg>',
  ].join('');
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
