const lambda = 0.02;

// on noisyWave(12, 101)
const evidence = { tenth: 0.232, chosen: 0.231, tenfold: 0.386 };
