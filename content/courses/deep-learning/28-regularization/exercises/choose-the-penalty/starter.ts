const lambda = 0;

// mean errors on new points, over many samples: with lambda / 10, with lambda, and with 10 · lambda
const evidence = { tenth: 0, chosen: 0, tenfold: 0 };
