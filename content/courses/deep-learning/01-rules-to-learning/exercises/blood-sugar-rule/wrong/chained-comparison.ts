function diagnose(x: number): string {
  const between = 100 <= x;
  if (Number(between) <= 125) return 'prediabetes';
  if (x < 100) return 'normal';
  return 'diabetes';
}
