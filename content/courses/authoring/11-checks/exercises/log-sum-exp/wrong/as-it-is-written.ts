const logSumExp = (z: number[]): number => Math.log(z.reduce((sum, x) => sum + Math.exp(x), 0));
