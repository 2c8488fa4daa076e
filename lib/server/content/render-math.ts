/** Formulas by the one KaTeX of the project: the stylesheet and the markup must be of the same version. */
import katex from 'katex';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import { forgetPieces, keepPieces } from './keep-pieces.ts';
import { rememberText } from './remember.ts';

/** Where KaTeX stopped and why; `offset` counts characters of the formula. */
export interface MathMistake {
  readonly reason: string;
  readonly offset: number | null;
}

export type MathResult = { readonly ok: true; readonly html: string } | { readonly ok: false; readonly mistake: MathMistake };

/** A command that asks whether the author is trusted. */
class UntrustedCommand extends Error {}

/** Renders one formula, with MathML beside the visible markup for screen readers. */
export const renderMath = (formula: string, display: boolean): MathResult => (display ? renderDisplay(formula) : renderInline(formula));

const renderDisplay = rememberText((formula) => render(formula, true));
const renderInline = rememberText((formula) => render(formula, false));

function render(formula: string, display: boolean): MathResult {
  try {
    const refused = findRefused(formula);
    if (refused !== null) return { ok: false, mistake: refused };
    // as it was written first: a mistake is told at its place in that
    const html = toHtml(formula, display);
    const kept = display ? formula : keepPieces(formula);
    return { ok: true, html: kept === formula ? html : forgetPieces(toHtml(kept, display)) };
  } catch (error) {
    if (error instanceof UntrustedCommand) return { ok: false, mistake: { reason: error.message, offset: null } };
    if (!(error instanceof katex.ParseError)) throw error;
    return { ok: false, mistake: toMistake(error) };
  }
}

/** Definitions make a short formula stand for an endless one. */
const DEFINITION = /(?<!\\)(?:\\\\)*(\\(?:[egx]?def|let|futurelet|global|long|(?:re|provide)?(?:new)?command))(?![a-zA-Z])/;

/** What would cost too much, before KaTeX sees it. */
function findRefused(formula: string): MathMistake | null {
  if (formula.length > CONTENT_LIMITS.formulaCharacters) return { reason: `${formula.length} characters, and ${CONTENT_LIMITS.formulaCharacters} are allowed`, offset: 0 };
  const definition = DEFINITION.exec(formula);
  if (definition) return { reason: `${definition[1] ?? ''}: a formula makes no definitions`, offset: definition.index };
  let depth = 0;
  for (let offset = 0; offset < formula.length; offset += 1) {
    if (formula[offset] === '{') depth += 1;
    else if (formula[offset] === '}') depth -= 1;
    if (depth > CONTENT_LIMITS.formulaDepth) return { reason: `more than ${CONTENT_LIMITS.formulaDepth} braces inside each other`, offset };
  }
  return null;
}

const toHtml = (formula: string, display: boolean): string =>
  katex.renderToString(formula, {
    ...{ displayMode: display, throwOnError: true, strict: 'error', output: 'htmlAndMathml', maxSize: CONTENT_LIMITS.formulaEm },
    // what KaTeX asks about would put addresses, classes or styles of an author's choice into the page
    trust: ({ command }) => {
      throw new UntrustedCommand(`The command ${command} is not for lessons`);
    },
  });

function toMistake(error: InstanceType<typeof katex.ParseError>): MathMistake {
  const reason = error.message.replace(/^KaTeX parse error: /, '').replace(/ at (?:position \d+|end of input):[\s\S]*$/, '');
  const position: unknown = Reflect.get(error, 'position');
  return { reason, offset: typeof position === 'number' ? position : null };
}

/** A formula as plain characters, for a table of contents: `\sigma(z)` becomes `σ(z)`. */
export function toMathText(formula: string): string {
  if (findRefused(formula) !== null) return '';
  const mathml = katex.renderToString(formula, { throwOnError: false, output: 'mathml' });
  return mathml
    .replace(/<annotation[\s\S]*?<\/annotation>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();
}
