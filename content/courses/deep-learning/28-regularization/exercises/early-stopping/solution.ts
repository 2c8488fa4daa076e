function earlyStopping(losses: number[], patience: number) {
  let best = 0;
  for (let epoch = 0; epoch < losses.length; epoch += 1) {
    if (losses[epoch] < losses[best]) best = epoch;
    if (epoch - best >= patience) return { best, stop: epoch };
  }
  return { best, stop: losses.length - 1 };
}
