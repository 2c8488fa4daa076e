const hidden = [
  { weight: 1, bias: 0, out: 0 },
  { weight: 1, bias: 0, out: 0 },
  { weight: 1, bias: 0, out: 0 },
];
const bias = 0;
