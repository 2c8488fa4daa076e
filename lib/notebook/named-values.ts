/**
 * Names of the notebook as a figure shares them: what a name holds, as plain numbers. The Worker writes it (`read-names.ts` of the
 * kernel), the page reads it as a claim, because learner code shares the Worker.
 */

/** What one name holds. */
export type NamedValue =
  /** no cell has given the name since the kernel started */
  | { readonly kind: 'missing' }
  | { readonly kind: 'number'; readonly value: number }
  /** a list, a typed array or a tensor's numbers in its order; `fixed`: a tensor, which cannot be given other numbers */
  | { readonly kind: 'list'; readonly values: readonly number[]; readonly fixed: boolean }
  /** `what` in words: `the text "two"` */
  | { readonly kind: 'other'; readonly what: string };

/** Numbers for names: a list stays a list. */
export type NameChanges = Readonly<Record<string, number | readonly number[]>>;

export const NAME_LIMITS = {
  /** numbers of one list; a figure that shows more has to say so here */
  numbersPerList: 1_000,
  /** characters of `what` */
  whatCharacters: 80,
} as const;

const UNREADABLE: NamedValue = { kind: 'other', what: 'something that cannot be read' };

/** Reads what the sandbox claims about `count` names; what makes no sense is told as such. */
export function decodeNamedValues(claim: unknown, count: number): readonly NamedValue[] {
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [];
  return Array.from({ length: count }, (_, k) => decodeNamedValue(list[k]));
}

function decodeNamedValue(claim: unknown): NamedValue {
  if (typeof claim !== 'object' || claim === null || !('kind' in claim)) return UNREADABLE;
  if (claim.kind === 'missing') return { kind: 'missing' };
  if (claim.kind === 'number' && 'value' in claim && typeof claim.value === 'number') return { kind: 'number', value: claim.value };
  if (claim.kind === 'other' && 'what' in claim && typeof claim.what === 'string') return { kind: 'other', what: claim.what.slice(0, NAME_LIMITS.whatCharacters) };
  if (claim.kind !== 'list' || !('values' in claim) || !Array.isArray(claim.values) || claim.values.length > NAME_LIMITS.numbersPerList) return UNREADABLE;
  const values: readonly unknown[] = claim.values;
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length ? { kind: 'list', values: numbers, fixed: 'fixed' in claim && claim.fixed === true } : UNREADABLE;
}
