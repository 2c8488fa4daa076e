// weather, time, partner
const weights = [1, 4, 1];
const threshold = 3;
