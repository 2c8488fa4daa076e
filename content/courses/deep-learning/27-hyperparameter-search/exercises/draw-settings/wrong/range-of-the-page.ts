function drawSetting(u: number, v: number, etas: [number, number], units: [number, number]) {
  return { eta: 10 ** (-5 + 6 * u), units: 1 + Math.floor(v * 24) };
}
