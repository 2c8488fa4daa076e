function drawSetting(u: number, v: number, etas: [number, number], units: [number, number]) {
  const eta = etas[0] * (etas[1] / etas[0]) ** u;
  return { eta, units: Math.round(units[0] + v * (units[1] - units[0])) };
}
