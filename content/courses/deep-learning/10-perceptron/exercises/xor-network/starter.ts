const hidden = [
  { weights: [0, 0], bias: 0 },
  { weights: [0, 0], bias: 0 },
];
const output = { weights: [0, 0], bias: 0 };
