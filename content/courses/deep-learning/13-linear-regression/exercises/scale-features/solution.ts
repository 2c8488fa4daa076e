function standardise(train: number[][], rows: number[][]): number[][] {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const columns = train[0].map((_, j) => train.map((row) => row[j])); // 1: of the training rows
  const means = columns.map(mean);
  const spreads = columns.map((column, j) => Math.sqrt(mean(column.map((value) => (value - means[j]) ** 2)))); // 2: the root
  return rows.map((row) => row.map((value, j) => (value - means[j]) / (spreads[j] || 1))); // 3: never by 0
}
