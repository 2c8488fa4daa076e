// weather, time, partner
const weights = [2, 2, 2];
const threshold = 3;
