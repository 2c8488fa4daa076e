const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `-5` as `⁻⁵`. */
const toSuperscript = (whole: string): string => whole.replace('-', '⁻').replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);

/**
 * A number as a book sets it: a true minus sign, at most `decimals` decimals, no trailing zeros
 * unless they are `kept` to line up in a column, and powers of ten below
 * 0.0001 or from a million on. `formatNumber(0.00003510188) = '3.5102·10⁻⁵'`.
 */
export function formatNumber(value: number, decimals = 9, zeros: 'trimmed' | 'kept' = 'trimmed'): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : `${value < 0 ? '−' : ''}∞`;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    const [digits = '', exponent = ''] = value.toExponential(4).split('e');
    return `${digits.replace('-', '−')}·10${toSuperscript(exponent.replace('+', ''))}`;
  }
  // a size that rounds away to nothing keeps its sign out of the way: 0, not −0
  const rounded = Number(value.toFixed(decimals)) + 0;
  return (zeros === 'kept' ? rounded.toFixed(decimals) : String(rounded)).replace('-', '−');
}
