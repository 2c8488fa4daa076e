/** Keeps what a pure function of a text gave: an author who saves a lesson changed one place of it, and the rest is known. */

/** Results kept of each function: the formulas or code blocks of several long lessons. */
export const REMEMBERED = 2000;

/** The function, which asks `make` only for texts it does not remember. What throws is not kept; the oldest goes first. */
export function rememberText<Value>(make: (text: string) => Value, kept = REMEMBERED): (text: string) => Value {
  const results = new Map<string, Value>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = make(text);
    results.set(text, result);
    const [oldest] = results.keys();
    if (results.size > kept && oldest !== undefined) results.delete(oldest);
    return result;
  };
}
