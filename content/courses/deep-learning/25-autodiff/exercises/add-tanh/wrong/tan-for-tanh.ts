class Value {
  data: number;
  inputs: Value[];
  slopes: number[];
  grad = 0;
  constructor(data: number, inputs: Value[] = [], slopes: number[] = []) {
    this.data = data;
    this.inputs = inputs;
    this.slopes = slopes;
  }
}
const add = (a: Value, b: Value) => new Value(a.data + b.data, [a, b], [1, 1]);
const mul = (a: Value, b: Value) => new Value(a.data * b.data, [a, b], [b.data, a.data]);

function tanh(a: Value): Value {
  const t = Math.tan(a.data);
  return new Value(t, [a], [1 + t * t]);
}

function backward(end: Value): void {
  const tape: Value[] = [];
  const seen = new Set<Value>();
  const visit = (value: Value) => {
    if (seen.has(value)) return;
    seen.add(value);
    value.inputs.forEach(visit);
    tape.push(value);
  };
  visit(end);
  end.grad = 1;
  for (const value of tape.reverse()) {
    value.inputs.forEach((input, k) => (input.grad += value.slopes[k] * value.grad));
  }
}

/**
 * Runs a program on the engine. ['add', i, j], ['mul', i, j] and ['tanh', i]
 * work on earlier values, counted from 0, the inputs first.
 */
function run(inputs: number[], program: [string, ...number[]][]) {
  const values = inputs.map((data) => new Value(data));
  for (const [name, i, j] of program) {
    if (name === 'tanh') values.push(tanh(values[i]));
    else if (name === 'add') values.push(add(values[i], values[j]));
    else values.push(mul(values[i], values[j]));
  }
  const leaves = values.slice(0, inputs.length);
  const end = values[values.length - 1];
  backward(end);
  return { value: end.data, gradients: leaves.map((leaf) => leaf.grad) };
}
