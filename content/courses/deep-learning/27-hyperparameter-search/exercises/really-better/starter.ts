function compare(a: number[], b: number[], t: number) {
  return { mean: 0, low: 0, high: 0, better: 'unclear' }; // your code
}
