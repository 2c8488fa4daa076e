const hidden = [
  { weight: 1, bias: 0, out: 1 }, // bends at 0: slope 0 → 1
  { weight: 1, bias: -1, out: -2 }, // bends at 1: slope 1 → −1
  { weight: 1, bias: -2, out: 1 }, // bends at 2: slope −1 → 0
];
const bias = 0;
