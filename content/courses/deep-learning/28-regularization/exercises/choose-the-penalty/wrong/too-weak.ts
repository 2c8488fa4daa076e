const lambda = 0.00001;
