function dropout(values: number[], rolls: number[], p: number, isTraining: boolean): number[] {
  return [];
}
