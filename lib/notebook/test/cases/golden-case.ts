/** Cells that run one after the other, and the value of the last. */
export type GoldenCase = readonly [title: string, cells: readonly string[], value: unknown];

/** A cell that cannot be compiled, and what is said at which place of its text. */
export type Refusal = readonly [title: string, cell: string, says: { readonly line: number; readonly column: number; readonly message: RegExp }];

/** A cell that fails while it runs, after other cells: where in its text, and the error's name. `after`: a cell that runs then, with its value; null: none. */
export type Failure = readonly [title: string, cells: readonly string[], at: { readonly name: string; readonly line: number; readonly column: number }, after: readonly [cell: string, value: unknown] | null];
