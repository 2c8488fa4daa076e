const lambda = 0.1;
