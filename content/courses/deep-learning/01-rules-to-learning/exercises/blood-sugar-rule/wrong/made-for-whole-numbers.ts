function diagnose(x: number): string {
  if (x <= 99) return 'normal';
  if (x < 126) return 'prediabetes';
  return 'diabetes';
}
