import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findColourAxis, findRange, findStandingAxes, findTones, formatPlace, layFlat, moveAlong, selectPlane, toFirstLook } from './tensor-plane.ts';

const cube = { shape: [2, 3, 4], values: Array.from({ length: 24 }, (_, index) => index) };
const look = toFirstLook(cube.shape, true);

describe('what lies flat', () => {
  it('is the last two axes at first, and height and width of images', () => {
    expect(toFirstLook([2, 3, 4], true)).toMatchObject({ form: 'numbers', rows: 1, columns: 2 });
    expect(toFirstLook([5, 40, 50], true)).toMatchObject({ form: 'heatmap', rows: 1, columns: 2 });
    expect(toFirstLook([8, 28, 28, 1], true)).toMatchObject({ form: 'image', rows: 1, columns: 2 });
    expect(toFirstLook([32, 32, 3], true)).toMatchObject({ form: 'image', rows: 0, columns: 1 });
    expect(toFirstLook([5, 4, 3], true)).toMatchObject({ form: 'numbers', rows: 1, columns: 2 });
    expect(toFirstLook([50, 40], false).form).toBe('numbers');
  });

  it('changes places when the other flat axis is asked for', () => {
    expect(layFlat(look, 'rows', 2)).toMatchObject({ rows: 2, columns: 1 });
    expect(layFlat(look, 'columns', 0)).toMatchObject({ rows: 1, columns: 0 });
  });

  it('leaves the other axes standing, but that of colours', () => {
    expect(findStandingAxes(cube.shape, look)).toEqual([0]);
    const images = toFirstLook([8, 28, 28, 3], true);
    expect([findColourAxis([8, 28, 28, 3], images), findStandingAxes([8, 28, 28, 3], images)]).toEqual([3, [0]]);
    expect(findStandingAxes([8, 28, 28, 3], { ...images, form: 'heatmap' })).toEqual([0, 3]);
    expect(findStandingAxes([1, 40, 40], toFirstLook([1, 40, 40], true))).toEqual([]);
  });
});

describe('a plane', () => {
  it('reads its values out of the tensor', () => {
    expect(selectPlane(cube, moveAlong(cube.shape, look, 0, 1)).values).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
    const turned = layFlat(layFlat(look, 'rows', 2), 'columns', 0);
    expect(selectPlane(cube, moveAlong(cube.shape, turned, 1, 2))).toEqual({ rows: 4, columns: 2, channels: 1, values: [8, 20, 9, 21, 10, 22, 11, 23] });
    expect(formatPlace(cube.shape, moveAlong(cube.shape, turned, 1, 2), 3, 1)).toBe('[1, 2, 3]');
  });

  it('takes all colours of an image', () => {
    const shape = [8, 8, 3];
    const plane = selectPlane({ shape, values: Array.from({ length: 192 }, (_, index) => index) }, toFirstLook(shape, true));
    expect([plane.channels, plane.values.slice(3, 6), formatPlace(shape, toFirstLook(shape, true), 0, 1)]).toEqual([3, [3, 4, 5], '[0, 1, :]']);
  });

  it('shows every value once over all places of the standing axes, whichever axes lie flat', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }), fc.nat(), fc.nat(), (shape, a, b) => {
        const size = shape.reduce((product, length) => product * length, 1);
        const known = { shape, values: Array.from({ length: size }, (_, index) => index) };
        let looks = [layFlat(layFlat({ ...toFirstLook(shape, true), form: 'heatmap' as const }, 'rows', a % shape.length), 'columns', b % shape.length)];
        for (const axis of findStandingAxes(shape, looks[0] ?? look)) looks = looks.flatMap((one) => Array.from({ length: shape[axis] ?? 1 }, (_, to) => moveAlong(shape, one, axis, to)));
        expect(looks.flatMap((one) => selectPlane(known, one).values).sort((x, y) => Number(x) - Number(y))).toEqual(known.values);
      }),
      { numRuns: 60 },
    );
  });

  it('stops at the ends, or goes around when it plays', () => {
    expect(moveAlong(cube.shape, look, 0, 5).at[0]).toBe(1);
    expect(moveAlong(cube.shape, look, 0, 2, true).at[0]).toBe(0);
    expect(moveAlong(cube.shape, look, 0, -1).at[0]).toBe(0);
  });
});

describe('colours span', () => {
  it('finite numbers, and what is none is counted', () => {
    expect(findRange([1, NaN, -2, Infinity, -Infinity])).toEqual({ min: -2, max: 1, nan: 1, infinite: 2 });
    expect(findRange([NaN])).toEqual({ min: 0, max: 0, nan: 1, infinite: 0 });
    expect(findRange([true, false])).toMatchObject({ min: 0, max: 1 });
  });

  it.each([
    [{ min: 0, max: 0.8 }, 'float32', 0, 1],
    [{ min: 0, max: 250 }, 'float32', 0, 255],
    [{ min: 3, max: 20 }, 'int32', 0, 255],
    [{ min: 0, max: 3.5 }, 'float32', 0, 3.5],
    [{ min: -1, max: 1 }, 'float32', -1, 1],
  ])('%j of %s from black %d to white %d', (range, dtype, black, white) => {
    expect(findTones({ ...range, nan: 0, infinite: 0 }, dtype)).toEqual({ black, white });
  });
});
