/** Round numbers along an axis. */

/** 1, 2 or 5 times a power of ten, so that about `count` steps cover the length. */
export function findStep(length: number, count: number): number {
  const raw = length / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5].find((factor) => factor * power >= raw * 0.75) ?? 10;
  return step * power;
}

/**
 * A multiple of a round step without the noise of its product: 3 × 0.1 is 0.3. As many digits as the step asks for, since those of a
 * time in milliseconds begin behind the twelfth.
 */
export function roundToStep(value: number, step: number): number {
  const digits = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(step)) + 2;
  return Number.isFinite(digits) ? Number(value.toPrecision(Math.min(17, Math.max(12, digits)))) : value;
}

/** Multiples of a round step from `low` to `high`, both included where they are multiples. */
export function findTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low];
  const step = findStep(high - low, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => roundToStep((first + i) * step, step));
}

/** Powers of ten between two numbers above zero; with 2 and 5 between them where there are few. */
export function findLogTicks(low: number, high: number): number[] {
  const powers = Array.from({ length: Math.floor(Math.log10(high)) - Math.floor(Math.log10(low)) + 1 }, (_, i) => Math.floor(Math.log10(low)) + i);
  const factors = powers.length <= 3 ? [1, 2, 5] : [1];
  const every = Math.ceil(powers.length / 8);
  return powers.filter((_, i) => i % every === 0).flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(12)))).filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}
