const lambda = 0.0015;
