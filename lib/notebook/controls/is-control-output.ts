import { acceptRaw } from './accept-raw.ts';
import { CONTROL_LIMITS, FILE_KINDS, type ControlSpec } from './spec.ts';

/** `text`: no longer than a label; `number`: a finite one; `step`: one above 0, or null */
type Kind = 'text' | 'number' | 'boolean' | 'number or null' | 'step' | 'options' | 'scale' | 'lines' | 'file kind';

const FIELDS: Readonly<Record<ControlSpec['type'], Readonly<Record<string, Kind>>>> = {
  slider: { label: 'text', min: 'number', max: 'number', step: 'step', scale: 'scale', unit: 'text' },
  number: { label: 'text', min: 'number or null', max: 'number or null', step: 'step', unit: 'text' },
  select: { label: 'text', options: 'options' },
  checkbox: { label: 'text' },
  text: { label: 'text', placeholder: 'text', lines: 'lines' },
  button: { label: 'text' },
  drawing: { label: 'text', size: 'number', centre: 'boolean' },
  webcam: { label: 'text', size: 'number' },
  file: { label: 'text', as: 'file kind', size: 'number' },
};

/** Outputs are claims of a Worker that learner code shares: whether this one is a control that can be drawn. */
export function isControlOutput(claim: unknown): boolean {
  if (!isRecord(claim) || !isRecord(claim['control'])) return false;
  const { id, key, spec } = claim['control'];
  if (typeof id !== 'string' || !/^\d+\.\d+$/.test(id) || typeof key !== 'string' || !isSpec(spec)) return false;
  if (claim['problem'] !== '' || claim['phase'] !== 'open') return false;
  try {
    acceptRaw(spec, claim['value']);
    return true;
  } catch {
    return false;
  }
}

function isSpec(claim: unknown): claim is ControlSpec {
  if (!isRecord(claim) || typeof claim['type'] !== 'string' || !Object.hasOwn(FIELDS, claim['type'])) return false;
  // an own property of the table, as was just asked
  const fields = FIELDS[claim['type'] as ControlSpec['type']];
  return Object.entries(fields).every(([name, kind]) => isOf(claim[name], kind)) && isDrawable(claim);
}

/** Sizes become elements and canvases; a slider's ends become its way. */
function isDrawable({ type, size, min, max, scale }: Readonly<Record<string, unknown>>): boolean {
  if (type === 'slider') return Number(min) < Number(max) && (scale === 'linear' || Number(min) > 0);
  if (size === undefined) return true;
  return isWhole(size, type === 'drawing' ? CONTROL_LIMITS.drawingSide : CONTROL_LIMITS.side);
}

function isOf(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'text':
      return isText(value, CONTROL_LIMITS.labelCharacters);
    case 'number':
      return Number.isFinite(value);
    case 'number or null':
      return value === null || Number.isFinite(value);
    case 'step':
      return value === null || (Number.isFinite(value) && Number(value) > 0);
    case 'boolean':
      return typeof value === 'boolean';
    case 'options':
      return Array.isArray(value) && value.length <= CONTROL_LIMITS.options && value.every((option) => isText(option, CONTROL_LIMITS.optionCharacters));
    case 'scale':
      return value === 'linear' || value === 'log';
    case 'lines':
      return isWhole(value, CONTROL_LIMITS.textLines);
    case 'file kind':
      return FILE_KINDS.some((one) => one === value);
  }
}

const isText = (value: unknown, most: number): boolean => typeof value === 'string' && value.length <= most;
const isWhole = (value: unknown, most: number): boolean => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
