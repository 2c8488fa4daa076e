const lambda = 0.0015;

// means over the seeds 1 to 400, each measured on noisyWave(60, seed + 1000)
const evidence = { tenth: 0.357, chosen: 0.328, tenfold: 0.357 };
