/** What of a convolution says which inputs each output sees; sizes in pixels, strides in inputs per output. */
export interface Patches {
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly inChannels: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly padInfo: { readonly top: number; readonly left: number };
}

/** Numbers that the patches of one product may hold: 4 MB, so that they stay near the processor and a large map needs no large memory. */
export const PATCHES_AT_ONCE = 1 << 20;

/** Splits `rows` of `width` numbers each into runs [first, end) of at most PATCHES_AT_ONCE numbers, at least one row each. */
export function planRows(rows: number, width: number): (readonly [number, number])[] {
  const each = Math.max(1, Math.floor(PATCHES_AT_ONCE / width));
  return Array.from({ length: Math.ceil(rows / each) }, (_, run) => [run * each, Math.min(rows, (run + 1) * each)] as const);
}
