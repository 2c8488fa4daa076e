const hidden = [
  { weight: 1, bias: 0, out: 1 },
  { weight: 1, bias: -1, out: -1 },
  { weight: 1, bias: -2, out: 0 },
];
const bias = 0;
