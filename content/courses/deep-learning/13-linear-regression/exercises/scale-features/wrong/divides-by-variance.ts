function standardise(train: number[][], rows: number[][]): number[][] {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const columns = train[0].map((_, j) => train.map((row) => row[j]));
  const means = columns.map(mean);
  const spreads = columns.map((column, j) => mean(column.map((value) => (value - means[j]) ** 2)));
  return rows.map((row) => row.map((value, j) => (value - means[j]) / (spreads[j] || 1)));
}
