const lambda = 0.00001;

// on the points of each sample itself
const evidence = { tenth: 0.111, chosen: 0.131, tenfold: 0.151 };
