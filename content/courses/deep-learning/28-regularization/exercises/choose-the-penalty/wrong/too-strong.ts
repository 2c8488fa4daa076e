const lambda = 0.1;

const evidence = { tenth: 0.35, chosen: 0.475, tenfold: 0.655 };
