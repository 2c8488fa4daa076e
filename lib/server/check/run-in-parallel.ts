/** Runs works side by side, at most so many at once; the values come in the order of the works. The first error ends it. */
export async function runInParallel<Value>(works: readonly (() => Promise<Value>)[], atOnce: number): Promise<readonly Value[]> {
  const values: Value[] = [];
  const entries = works.entries();
  const workers = Array.from({ length: Math.min(atOnce, works.length) }, async () => {
    for (const [index, work] of entries) values[index] = await work();
  });
  await Promise.all(workers);
  return values;
}
