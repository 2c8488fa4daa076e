// weather, time, partner
const weights = [0, 0, 0];
const threshold = 0;
