const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

function trainStep(w: number[], b: number, inputs: number[][], labels: number[], eta: number) {
  // your code: add up what every example wants, then move once
  return { w, b };
}
