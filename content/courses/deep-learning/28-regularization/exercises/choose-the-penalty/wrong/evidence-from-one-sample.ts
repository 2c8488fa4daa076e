const lambda = 0.0015;

// on noisyWave(12, 101)
const evidence = { tenth: 0.322, chosen: 0.236, tenfold: 0.229 };
