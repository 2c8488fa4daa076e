import { describe, expect, test } from 'vitest';
import { BOUND_FIGURES, describeBinding, isBinding, type BoundFigureName } from './bindings.ts';
import { LESSON_COMPONENTS } from './lesson-tags.ts';

describe('the attribute bind', () => {
  test.each<[BoundFigureName, string, boolean]>([
    ['PerceptronTable', 'weights threshold', true],
    ['PerceptronTable', '$w _t1', true],
    ['PerceptronTable', 'weights', false],
    ['PerceptronTable', 'weights threshold more', false],
    ['PerceptronTable', 'weights  threshold', false],
    ['PerceptronTable', 'weights threshold ', false],
    ['PerceptronTable', 'weights weights', false],
    ['PerceptronTable', 'weights[0] threshold', false],
    ['ActivationCurves', '2z', false],
    ['ActivationCurves', '', false],
  ])('of %s: "%s" is fit: %s', (figure, bind, fits) => {
    expect(isBinding(figure, bind)).toBe(fits);
    expect(LESSON_COMPONENTS[figure].attributes.safeParse({ bind }).success).toBe(fits);
  });

  test('may be left out, and nothing beside it is taken', () => {
    const { attributes } = LESSON_COMPONENTS.PerceptronTable;
    expect([attributes.safeParse({}).success, attributes.safeParse({ bind: 'w t', to: 'x' }).success]).toEqual([true, false]);
  });

  test('is described with what each name must hold', () => {
    expect(describeBinding('LearningPlane')).toBe('2 different names with one space between: the weights (a list of 2 or 3 numbers), the bias (a number)');
    expect(describeBinding('ActivationCurves')).toBe('one name: the input z (a number)');
  });

  test('takes one slot for each name', () => {
    expect(Object.entries(BOUND_FIGURES).map(([figure, slots]) => [figure, slots.length])).toEqual([['ActivationCurves', 1], ['BackpropStepper', 15], ['DescentPaths', 3], ['LearningPlane', 2], ['PerceptronTable', 2]]);
  });
});
