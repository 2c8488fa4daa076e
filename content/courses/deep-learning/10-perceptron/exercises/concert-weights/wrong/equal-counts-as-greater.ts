// weather, time, partner
const weights = [1, 2, 1];
const threshold = 3;
