const hidden = [
  { weights: [1, 1], bias: 0 },
  { weights: [-1, -1], bias: 2 },
];
const output = { weights: [1, 1], bias: -1 };
