const hidden = [
  { weights: [1, 1], bias: -0.5 },
  { weights: [0, 0], bias: 1 },
];
const output = { weights: [1, 1], bias: -1.5 };
