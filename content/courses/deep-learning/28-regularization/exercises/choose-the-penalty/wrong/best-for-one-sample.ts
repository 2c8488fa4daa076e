const lambda = 0.02;
