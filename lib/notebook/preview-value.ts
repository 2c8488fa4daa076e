import type { ValueNode } from './outputs.ts';

const PREVIEW_CHARACTERS = 72;

/** One line for a list: `[1, 2, 3, …]`. */
export function previewList(name: string, length: number, items: readonly ValueNode[]): string {
  const prefix = name === 'Array' ? '' : `${name}(${length}) `;
  return `${prefix}[${joinShort(items.map(previewNode), length)}]`;
}

/** One line for a record: `{ x: 1, y: 2, … }`. */
export function previewRecord(name: string, size: number, entries: readonly (readonly [string, ValueNode])[]): string {
  const prefix = name === 'Object' ? '' : `${name} `;
  const arrow = name === 'Map' ? ' → ' : ': ';
  const inside = joinShort(entries.map(([key, value]) => `${key}${arrow}${previewNode(value)}`), size);
  return inside === '' ? `${prefix}{}` : `${prefix}{ ${inside} }`;
}

function joinShort(texts: readonly string[], total: number): string {
  let joined = '';
  for (const [i, text] of texts.entries()) {
    const next = i === 0 ? text : `${joined}, ${text}`;
    if (next.length > PREVIEW_CHARACTERS) return i === 0 ? `${text.slice(0, PREVIEW_CHARACTERS)}…` : `${joined}, …`;
    joined = next;
  }
  return total > texts.length ? `${joined}, …` : joined;
}

function previewNode(node: ValueNode): string {
  switch (node.type) {
    case 'primitive':
      return node.text.length > 40 ? `${node.text.slice(0, 39)}…` : node.text;
    case 'function':
      return node.text.startsWith('class') ? `class ${node.name}` : `ƒ ${node.name}`;
    case 'list':
      return `${node.name}(${node.length})`;
    case 'record':
      return node.name === 'Object' ? '{…}' : node.name;
    case 'tensor':
      return `Tensor [${node.tensor.shape.join(', ')}]`;
    case 'cut':
      return `… ${node.reason}`;
  }
}
