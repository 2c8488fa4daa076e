function diagnose(x: number): string {
  if (x <= 100) return 'normal';
  if (x <= 125) return 'prediabetes';
  return 'diabetes';
}
