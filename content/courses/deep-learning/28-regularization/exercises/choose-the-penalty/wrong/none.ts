const lambda = 0;
