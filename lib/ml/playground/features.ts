/** What a point is shown to the network as. */
export interface Feature {
  /** in the address and in exported code */
  readonly id: string;
  /** as written in the figure */
  readonly name: string;
  /** in words, for a screen reader */
  readonly words: string;
  /** TypeScript of it, over `x` and `y` */
  readonly code: string;
  readonly of: (x: number, y: number) => number;
}

export const FEATURES: readonly Feature[] = [
  { id: 'x', name: 'X₁', words: 'X1', code: 'x', of: (x) => x },
  { id: 'y', name: 'X₂', words: 'X2', code: 'y', of: (_, y) => y },
  { id: 'xx', name: 'X₁²', words: 'X1 squared', code: 'x * x', of: (x) => x * x },
  { id: 'yy', name: 'X₂²', words: 'X2 squared', code: 'y * y', of: (_, y) => y * y },
  { id: 'xy', name: 'X₁X₂', words: 'X1 times X2', code: 'x * y', of: (x, y) => x * y },
  { id: 'sx', name: 'sin X₁', words: 'sine of X1', code: 'Math.sin(x)', of: (x) => Math.sin(x) },
  { id: 'sy', name: 'sin X₂', words: 'sine of X2', code: 'Math.sin(y)', of: (_, y) => Math.sin(y) },
];
