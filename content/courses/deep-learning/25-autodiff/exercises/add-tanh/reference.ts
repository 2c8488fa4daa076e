/** The same programs without any engine, and their slopes without any calculus: nudge each input, look at the end. */
export type Step = [name: string, i: number, j: number];

export function evaluate(inputs: readonly number[], program: readonly Step[]): number {
  const values = [...inputs];
  for (const [name, i, j] of program) {
    const [a, b] = [values[i] ?? 0, values[j] ?? 0];
    values.push(name === 'tanh' ? Math.tanh(a) : name === 'add' ? a + b : a * b);
  }
  return values.at(-1) ?? 0;
}

export function slopes(inputs: readonly number[], program: readonly Step[]): number[] {
  const h = 1e-5;
  return inputs.map((_, k) => {
    const at = (move: number): number => evaluate(inputs.map((value, i) => (i === k ? value + move : value)), program);
    return (at(h) - at(-h)) / (2 * h);
  });
}

/** A program from drawn numbers: each step works on any two of the values before it, the newest always among them. */
export function cutProgram(inputs: number, picks: readonly number[], names: readonly string[]): Step[] {
  return picks.map((pick, k) => {
    const newest = inputs + k - 1;
    return [names[pick % names.length] ?? 'add', newest, pick % (newest + 1)];
  });
}
