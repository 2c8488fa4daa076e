import type { Root } from 'hast';
import { expect, test } from 'vitest';
import { toBlockLines } from './block-lines.ts';

test('blocks have lines, spaces between them have none', () => {
  const paragraph = { type: 'element', tagName: 'p', properties: {}, children: [] } as const;
  const tree: Root = { type: 'root', children: [{ ...paragraph, children: [] }, { type: 'text', value: '\n' }, { type: 'mdxJsxFlowElement', name: 'Cell', attributes: [], children: [] }, { type: 'text', value: '\n' }, { ...paragraph, children: [] }] };
  expect(toBlockLines(tree, [8, 8, 10, 10, 14])).toEqual([8, 10, 14]);
  expect(toBlockLines(tree, [8])).toEqual([8]);
});
