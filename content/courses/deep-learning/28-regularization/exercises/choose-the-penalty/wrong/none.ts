const lambda = 0;

const evidence = { tenth: 0, chosen: 0, tenfold: 0 };
