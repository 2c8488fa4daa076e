import type { OutputSlot } from './output-slot.ts';

export type OutputGroup =
  | { readonly kind: 'console'; readonly key: number; readonly slots: readonly OutputSlot[] }
  | { readonly kind: 'single'; readonly key: number; readonly slot: OutputSlot };

/** Puts console lines that follow one another into one group; every other output stands alone. Order is kept. */
export function groupOutputs(slots: readonly OutputSlot[]): OutputGroup[] {
  const groups: OutputGroup[] = [];
  let lines: OutputSlot[] = [];
  const close = () => {
    const first = lines[0];
    if (first) groups.push({ kind: 'console', key: first.displayId, slots: lines });
    lines = [];
  };
  for (const slot of slots) {
    const output = slot.output();
    if (output.kind === 'text' && output.level !== 'result') {
      lines.push(slot);
      continue;
    }
    close();
    groups.push({ kind: 'single', key: slot.displayId, slot });
  }
  close();
  return groups;
}
