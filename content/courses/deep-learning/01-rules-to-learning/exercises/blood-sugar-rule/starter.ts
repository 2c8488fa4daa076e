function diagnose(x: number): string {
  return 'normal';
}
