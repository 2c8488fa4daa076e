/** `epoch/display` where nobody looks: the same names as in the notebook, and they only log. */
import { silentText } from './silent-text.ts';

const log = (...values: readonly unknown[]): void => console.log(values.map(silentText).join(' '));

export const show = log;
export const table = (rows: unknown): void => log(rows);
export const image = (): void => undefined;
export const heatmap = (): void => undefined;
export const plot = (): void => undefined;
export const confusion = (): void => undefined;
export const network = (): void => undefined;
export const html = (): void => undefined;
export const curve = (): { add: () => void } => ({ add: () => undefined });
export const progress = (): { set: () => void; step: () => void } => ({ set: () => undefined, step: () => undefined });
export const summary = (): void => undefined;
export const svg = (): void => undefined;
export const stream = (): { write: () => void; done: () => void } => ({ write: () => undefined, done: () => undefined });
