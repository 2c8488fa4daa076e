/** A control in words: in exports, in the search of the notebook, for those who hear it. */
import { isPicture, type ControlSpec, type RawValue } from './spec.ts';

const WORDS: Readonly<Record<ControlSpec['type'], string>> = {
  slider: 'slider',
  number: 'number field',
  select: 'selection',
  checkbox: 'checkbox',
  text: 'text field',
  button: 'button',
  drawing: 'drawing pad',
  webcam: 'webcam',
  file: 'file',
};

/** `Learning rate: 0.1 (slider)`. */
export const describeControl = (spec: ControlSpec, raw: RawValue): string => `${spec.label}: ${describeRaw(spec, raw)} (${WORDS[spec.type]})`;

/** What it holds: `0.1 m/s`, `blue`, `nothing yet`. */
export function describeRaw(spec: ControlSpec, raw: RawValue): string {
  if (spec.type === 'select') return spec.options[Number(raw)] ?? '';
  if (spec.type === 'checkbox') return raw === true ? 'on' : 'off';
  if (spec.type === 'button') return raw === 1 ? 'pressed once' : `pressed ${String(raw)} times`;
  if (spec.type === 'drawing') return `${spec.size} × ${spec.size} pixels`;
  if (raw === null) return 'nothing yet';
  if (isPicture(raw)) return `a picture of ${raw.width} × ${raw.height} pixels`;
  if (spec.type === 'file') return `a text of ${String(raw).length.toLocaleString('en')} characters`;
  const unit = spec.type === 'slider' || spec.type === 'number' ? spec.unit : '';
  return unit === '' ? String(raw) : `${String(raw)} ${unit}`;
}
