const hidden = [
  { weights: [1, 1], bias: -0.5 }, // OR: at least one
  { weights: [-1, -1], bias: 1.5 }, // NAND: not both
];
const output = { weights: [1, 1], bias: -1.5 }; // AND of the two
