/** Any value as one line of console text; never throws, whatever getters and proxies do. */
export function silentText(value: unknown): string {
  try {
    if (typeof value === 'string') return value;
    if (typeof value === 'function') return `function ${value.name}`;
    if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (ArrayBuffer.isView(value) && 'length' in value) return `${value.constructor.name} [${Array.prototype.slice.call(value, 0, 20).join(', ')}${Number(value.length) > 20 ? ', …' : ''}]`;
    // tfjs tensors print themselves
    if ('dataSync' in value && typeof value.dataSync === 'function') return String(value);
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'a value that cannot be shown';
  }
}
