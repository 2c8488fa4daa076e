import { describe, expect, it } from 'vitest';
import { groupByLetter, toGlossary, type GlossaryLesson } from './glossary.ts';

const toLesson = (slug: string, terms: readonly string[], text: string): GlossaryLesson => ({
  slug,
  title: slug.toUpperCase(),
  terms: terms.map((term) => ({ term, meaningHtml: `<p>${term}</p>`, meaningText: term })),
  sections: [{ id: null, heading: '', text }],
});

describe('the glossary', () => {
  it('sorts the terms of all lessons, each with where it comes from', () => {
    const entries = toGlossary([toLesson('one', ['weight', 'Bias'], ''), toLesson('two', ['ReLU (rectified linear unit)', 'épaulette'], '')]);
    expect(entries.map(({ term, introducedIn }) => [term, introducedIn.slug])).toEqual([
      ['Bias', 'one'],
      ['épaulette', 'two'],
      ['ReLU (rectified linear unit)', 'two'],
      ['weight', 'one'],
    ]);
    expect(groupByLetter(entries).map(({ letter, entries: group }) => [letter, group.length])).toEqual([['B', 1], ['E', 1], ['R', 1], ['W', 1]]);
  });

  it('links back from every other lesson that uses a term as a whole word', () => {
    const usersOf = (term: string, text: string): string[] => toGlossary([toLesson('own', [term], term), toLesson('other', [], text)])[0]!.usedIn.map(({ slug }) => slug);
    expect(usersOf('loss', 'The loss falls.')).toEqual(['other']);
    expect(usersOf('loss', 'All losses fall.')).toEqual(['other']);
    expect(usersOf('loss', 'Nothing is glossy.')).toEqual([]);
    expect(usersOf('learning rate', 'A Learning-Rate of 0.1')).toEqual(['other']);
    expect(usersOf('ReLU (rectified linear unit)', 'Then relu.')).toEqual(['other']);
    expect(usersOf('C++ (a language)', 'C++, of course')).toEqual(['other']);
    expect(usersOf('own', 'nothing of it')).toEqual([]);
  });
});
