import { describe, expect, it } from 'vitest';
import type { Course, Lesson } from './lesson.ts';
import { createSearch, toSearchDocuments } from './search.ts';

const course: Course = { slug: 'dl', title: 'Deep learning', summary: '', modules: [] };
const base = { course: 'dl', version: 'v', minutes: 1, needs: [], headings: [], cells: [], sources: [], tree: { type: 'root' as const, children: [] } };
const lessons: Lesson[] = [
  {
    ...base,
    ...{ slug: 'perceptron', title: 'The perceptron', summary: 'A neuron decides.', question: 'Which weights?' },
    terms: [{ term: 'bias', meaningHtml: '<b>x</b>', meaningText: 'The threshold on the other side.' }],
    exercises: [{ id: 'dl/perceptron/xor-network', title: 'Two neurons for XOR' } as Lesson['exercises'][number]],
    sections: [
      { id: null, heading: '', text: 'A band plays tonight.' },
      { id: 'weigh', heading: 'Weigh the evidence', text: `${'Words before. '.repeat(40)}Then the café sums everything up. ${'Words after. '.repeat(40)}` },
    ],
  },
  { ...base, slug: 'convolution', title: 'Convolution', summary: 'A window slides.', question: 'What is an edge?', terms: [], exercises: [], sections: [{ id: 'bias', heading: 'Kernels', text: 'A kernel has a bias and a stride.' }] },
];
const search = createSearch(toSearchDocuments(course, lessons));
const paths = (query: string): string[] => search(query).map(({ path }) => path);

describe('search', () => {
  it.each([
    ['a title', 'perceptron', '/courses/dl/perceptron'],
    ['the beginning of a word', 'convol', '/courses/dl/convolution'],
    ['a slip of the finger', 'perceptrom', '/courses/dl/perceptron'],
    ['a heading', 'evidence', '/courses/dl/perceptron#weigh'],
    ['a term before its uses', 'bias', '/courses/dl/perceptron#term-bias'],
    ['an exercise', 'xor', '/courses/dl/perceptron#exercise-xor-network'],
    ['words of the text, in any order', 'stride kernel', '/courses/dl/convolution#bias'],
    ['words without their accents', 'cafe', '/courses/dl/perceptron#weigh'],
  ])('finds %s', (_, query, path) => expect(paths(query)[0]).toBe(path));

  it('finds nothing for nothing and for words that are nowhere', () => {
    expect(paths('')).toEqual([]);
    expect(paths('   ')).toEqual([]);
    expect(paths('zeppelin')).toEqual([]);
    expect(paths('perceptron zeppelin')).toEqual([]);
  });

  it('shows the words around a match and marks it', () => {
    const [hit] = search('cafe');
    const text = hit!.excerpt.map((part) => part.text).join('');
    expect(text).toMatch(/^… .*the café sums.* …$/);
    expect(text.length).toBeLessThan(170);
    expect(hit!.excerpt.filter(({ isMatch }) => isMatch).map((part) => part.text)).toEqual(['café']);
    expect(search('evid')[0]!.titleParts).toEqual([{ text: 'Weigh the ', isMatch: false }, { text: 'evidence', isMatch: true }]);
  });

  it('takes any text as a query', () => {
    for (const query of ['*', '"', '(', '\\', 'a'.repeat(10_000), '\u0000', '__proto__', 'constructor']) expect(() => search(query)).not.toThrow();
  });
});
