/** Formulas by the one KaTeX of the project: the stylesheet and the markup must be of the same version. */
import katex from 'katex';
import { rememberText } from './remember.ts';

/** Where KaTeX stopped and why; `offset` counts characters of the formula. */
export interface MathMistake {
  readonly reason: string;
  readonly offset: number | null;
}

export type MathResult = { readonly ok: true; readonly html: string } | { readonly ok: false; readonly mistake: MathMistake };

/** Renders one formula, with MathML beside the visible markup for screen readers. */
export const renderMath = (formula: string, display: boolean): MathResult => (display ? renderDisplay(formula) : renderInline(formula));

const renderDisplay = rememberText((formula) => render(formula, true));
const renderInline = rememberText((formula) => render(formula, false));

function render(formula: string, display: boolean): MathResult {
  try {
    const html = katex.renderToString(formula, { displayMode: display, throwOnError: true, strict: 'error', trust: false, output: 'htmlAndMathml' });
    return { ok: true, html };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { ok: false, mistake: toMistake(error) };
  }
}

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
