const logSumExp = (z: number[]): number => Math.max(...z);
