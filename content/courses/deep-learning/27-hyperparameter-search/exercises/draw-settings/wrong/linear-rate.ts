function drawSetting(u: number, v: number, etas: [number, number], units: [number, number]) {
  const eta = etas[0] + u * (etas[1] - etas[0]);
  return { eta, units: units[0] + Math.floor(v * (units[1] - units[0] + 1)) };
}
