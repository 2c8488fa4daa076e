function bump(x: number, left: number, right: number, height: number, steepness: number): number {
  return height * (Math.tanh(steepness * (x - left)) - Math.tanh(steepness * (x - right)));
}

function biases(left: number, right: number, steepness: number): number[] {
  return [-steepness * left, -steepness * right];
}
