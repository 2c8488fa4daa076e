/** Formulas by the one KaTeX of the project: the stylesheet and the markup must be of the same version. */
import katex from 'katex';
import { forgetPieces, keepPieces } from './keep-pieces.ts';

/** Where KaTeX stopped and why; `offset` counts characters of the formula. */
export interface MathMistake {
  readonly reason: string;
  readonly offset: number | null;
}

export type MathResult = { readonly ok: true; readonly html: string } | { readonly ok: false; readonly mistake: MathMistake };

/** Renders one formula, with MathML beside the visible markup for screen readers. */
export function renderMath(formula: string, display: boolean): MathResult {
  try {
    // as it was written first: a mistake is told at its place in that
    const html = toHtml(formula, display);
    const kept = display ? formula : keepPieces(formula);
    return { ok: true, html: kept === formula ? html : forgetPieces(toHtml(kept, display)) };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { ok: false, mistake: toMistake(error) };
  }
}

const toHtml = (formula: string, display: boolean): string =>
  katex.renderToString(formula, { displayMode: display, throwOnError: true, strict: 'error', trust: false, output: 'htmlAndMathml' });

function toMistake(error: InstanceType<typeof katex.ParseError>): MathMistake {
  const reason = error.message.replace(/^KaTeX parse error: /, '').replace(/ at (?:position \d+|end of input):[\s\S]*$/, '');
  const position: unknown = Reflect.get(error, 'position');
  return { reason, offset: typeof position === 'number' ? position : null };
}

/** A formula as plain characters, for a table of contents: `\sigma(z)` becomes `σ(z)`. */
export function toMathText(formula: string): string {
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
