/** The logistic function σ(z) = 1 / (1 + e^−z): any number to a number between 0 and 1. */
export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** The slope of σ, written with its own output a = σ(z): σ′(z) = a (1 − a). */
export const sigmoidSlope = (a: number): number => a * (1 - a);
