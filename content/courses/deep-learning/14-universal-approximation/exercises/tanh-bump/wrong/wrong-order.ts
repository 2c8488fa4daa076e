function bump(x: number, left: number, right: number, height: number, steepness: number): number {
  return (height / 2) * (Math.tanh(steepness * (x - right)) - Math.tanh(steepness * (x - left)));
}

function biases(left: number, right: number, steepness: number): number[] {
  return [-steepness * left, -steepness * right];
}
