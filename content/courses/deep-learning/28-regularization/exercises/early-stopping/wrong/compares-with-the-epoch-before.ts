function earlyStopping(losses: number[], patience: number) {
  let best = 0;
  let waited = 0;
  for (let epoch = 1; epoch < losses.length; epoch += 1) {
    if (losses[epoch] < losses[best]) best = epoch;
    waited = losses[epoch] < losses[epoch - 1] ? 0 : waited + 1;
    if (waited >= patience) return { best, stop: epoch };
  }
  return { best, stop: losses.length - 1 };
}
