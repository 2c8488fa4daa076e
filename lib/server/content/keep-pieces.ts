/** Where a formula in a sentence may break into two lines: at its sums and relations, not within a product or a short bracket. */

/** After it KaTeX breaks no line. */
const TOGETHER = String.raw`\nobreak `;

/** Characters of TeX up to which a bracket stays whole; a longer one would not fit on a phone. */
export const WHOLE_BRACKET = 30;

const PRODUCT = /\\(?:cdot|times)(?![a-zA-Z])/g;
/** What KaTeX breaks behind, as it stands in a bracket. */
const SIGN = /\\(?:cdot|times|pm|le|ge|ne|approx|to|in)(?![a-zA-Z])|[-+=<>]/g;

/** Puts `\nobreak` behind every sign of multiplication, and behind every sign within a short bracket. */
export function keepPieces(formula: string): string {
  return keepBrackets(formula).replace(PRODUCT, (sign, offset: number, whole: string) => (whole.startsWith(TOGETHER, offset + sign.length) ? sign : sign + TOGETHER));
}

function keepBrackets(formula: string): string {
  const open = formula.indexOf('(');
  const close = open < 0 ? -1 : findClosing(formula, open);
  if (close < 0) return formula;
  const inside = formula.slice(open + 1, close);
  const kept = inside.length > WHOLE_BRACKET ? keepBrackets(inside) : inside.replace(SIGN, `$&${TOGETHER}`);
  return `${formula.slice(0, open + 1)}${kept})${keepBrackets(formula.slice(close + 1))}`;
}

function findClosing(formula: string, open: number): number {
  let depth = 0;
  for (let at = open; at < formula.length; at += 1) {
    if (formula[at] === '(') depth += 1;
    else if (formula[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Takes out again what `keepPieces` put into the TeX that KaTeX leaves in its markup. */
export const forgetPieces = (html: string): string => html.replaceAll(TOGETHER, '');
