function drawSetting(u: number, v: number, etas: [number, number], units: [number, number]) {
  return { eta: etas[0], units: units[0] }; // your code
}
