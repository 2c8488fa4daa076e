/** A block that says the same stays the same element, wherever it stands: the browser then holds the reader's place. */
export function keyByContent(): (name: string, inside: string) => string {
  const counts = new Map<string, number>();
  return (name, inside) => {
    const content = `${name} ${inside}`;
    const count = counts.get(content) ?? 0;
    counts.set(content, count + 1);
    return `${content} ${String(count)}`;
  };
}
