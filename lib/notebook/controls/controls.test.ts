import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { acceptRaw } from './accept-raw.ts';
import { isControl } from './control.ts';
import { describeControl } from './describe-control.ts';
import { connectControls, type ControlHost, type ControlOpening } from './host.ts';
import { button, checkbox, drawingPad, file, number, select, slider, text, webcam } from './index.ts';
import { isControlOutput } from './is-control-output.ts';
import { KEY_STEPS, pressKey, toPosition, toSliderValue, type Slider } from './slider-scale.ts';
import { CONTROL_LIMITS, RAW_PER_PIXEL, type RawValue } from './spec.ts';

type Opened = Pick<ControlOpening<unknown>, 'spec' | 'initial'> & { readonly onChange: unknown };

/** A host that keeps what was asked for, and decodes what a test sets. */
class Shelf implements ControlHost {
  readonly openings: Opened[] = [];
  raw: RawValue | undefined;
  open<Value>(opening: ControlOpening<Value>): () => Value {
    this.openings.push(opening);
    return () => opening.decode(this.raw === undefined ? opening.initial : this.raw);
  }
}

afterEach(() => connectControls(null));

describe('without a notebook, as exercises are graded', () => {
  it('a control is what it begins with, a webcam and a file say what is wrong', () => {
    expect(slider('Rate', { min: 0, max: 1, value: 0.25 }).value).toBe(0.25);
    expect(select('Colour', ['red', 'blue'], { value: 'blue' }).value).toBe('blue');
    expect(drawingPad('Digit').value).toEqual(Array.from({ length: 28 }, () => new Array<number>(28).fill(0)));
    expect(() => webcam('You')).toThrow('There is no webcam where this code is checked: “You” can only be used in a cell of the notebook. Give the function its data as an argument.');
    expect(() => file('Data', { as: 'csv' })).toThrow('There is no file where this code is checked');
  });
});

describe('what cells write', () => {
  const made = (): Opened => shelf.openings.at(-1) ?? expect.fail('nothing was opened');
  let shelf: Shelf;
  const open = (): Shelf => {
    shelf = new Shelf();
    connectControls(shelf);
    return shelf;
  };

  it('is filled in', () => {
    open();
    slider('Rate', { min: 0.01, max: 1, scale: 'log' });
    expect(made()).toMatchObject({ spec: { type: 'slider', label: 'Rate', step: null, scale: 'log', unit: '' }, initial: 0.1 });
    slider('Rate', { min: 0.001, max: 1, scale: 'log' });
    expect(made()).toMatchObject({ initial: 0.0316 });
    number('Epochs', { min: 5 });
    expect(made()).toMatchObject({ spec: { max: null }, initial: 5 });
    select('Width', { narrow: 4, wide: 64 }, { value: 64 });
    expect(made()).toMatchObject({ spec: { options: ['narrow', 'wide'] }, initial: 1 });
    checkbox('On');
    expect(made()).toMatchObject({ initial: false });
    text('Words', { value: 'a b', lines: 3 });
    expect(made()).toMatchObject({ spec: { lines: 3, placeholder: '' }, initial: 'a b' });
    button('Again');
    expect(made()).toMatchObject({ initial: 0, onChange: null });
    webcam('You');
    expect(made()).toMatchObject({ spec: { size: 224 }, initial: null });
  });

  it.each([
    [() => slider('', { min: 0, max: 1 }), /Expected a label of 1 to 120 characters for this slider, got 0 characters/],
    [() => slider('x'.repeat(CONTROL_LIMITS.labelCharacters + 1), { min: 0, max: 1 }), /121 characters/],
    [() => slider('R', { min: 1, max: 1 }), /min and max of “R” to be numbers, min the smaller, got 1 and 1/],
    [() => slider('R', { min: 0, max: 1, scale: 'log' }), /min of “R” to be above 0, because its scale is logarithmic, got 0/],
    [() => slider('R', { min: 0, max: 1, value: 2 }), /value of “R” to be a number from 0 to 1, got 2/],
    [() => slider('R', { min: 0, max: 1, step: -1 }), /step of “R” to be above 0/],
    [() => slider('R', { min: 0, max: 1, scale: 'cubic' as 'log' }), /'linear' or 'log', got cubic/],
    [() => slider('R', { min: 0, max: 1, onChange: 3 as never }), /onChange of “R” to be a function, got number/],
    [() => number('N', { min: 3, max: 1 }), /max of “N” to be a number of at least 3, got 1/],
    [() => select('S', []), /1 to 1,000 options of “S”, got 0/],
    [() => select('S', Array.from({ length: CONTROL_LIMITS.options + 1 }, (_, k) => k)), /got 1001/],
    [() => select('S', ['x'.repeat(CONTROL_LIMITS.optionCharacters + 1)]), /at most 200 characters/],
    [() => select('S', ['a'], { value: 'b' as 'a' }), /one of its options, got b/],
    [() => checkbox('C', { value: 'yes' as never }), /true or false, got yes/],
    [() => text('T', { value: 'x'.repeat(CONTROL_LIMITS.textCharacters + 1) }), /at most 100,000 characters/],
    [() => text('T', { lines: CONTROL_LIMITS.textLines + 1 }), /from 1 to 30/],
    [() => text('T', { lines: 1.5 }), /whole number/],
    [() => drawingPad('D', { size: CONTROL_LIMITS.drawingSide + 1 }), /from 4 to 64/],
    [() => webcam('W', { size: CONTROL_LIMITS.side + 1 }), /from 8 to 1024/],
    [() => file('F', { as: 'pdf' as 'text' }), /'image', 'csv', 'text' or 'json', got pdf/],
  ])('is refused in words: %s', (make, words) => {
    open();
    expect(make).toThrow(words);
    expect(shelf.openings).toEqual([]);
  });

  it('reads a file as what it was asked for', () => {
    open().raw = 'x,y\n1,a\n';
    expect(file('F', { as: 'csv' }).value).toEqual([{ x: 1, y: 'a' }]);
    shelf.raw = '{"k": [1]}';
    expect(file('F', { as: 'json' }).value).toEqual({ k: [1] });
    expect(file('F', { as: 'text' }).value).toBe('{"k": [1]}');
    shelf.raw = '{';
    expect(() => file('F', { as: 'json' }).value).toThrow(/This file is no JSON/);
    shelf.raw = { width: 2, height: 1, data: new Uint8Array([255, 0, 0, 255, 255, 255, 255, 255]) };
    expect(file('F', { as: 'image' }).value?.rgb()).toEqual([[[1, 0, 0], [1, 1, 1]]]);
    expect(file('F', { as: 'image' }).value?.grey()[0]?.map((grey) => grey.toFixed(3))).toEqual(['0.299', '1.000']);
  });

  it('cannot be set by code, and is known', () => {
    const rate = slider('Rate', { min: 0, max: 1 });
    expect(() => Object.assign(rate, { value: 1 })).toThrow('“Rate” is set by its reader');
    expect([isControl(rate), isControl({ value: 1 })]).toEqual([true, false]);
  });
});

describe('a slider', () => {
  const linear: Slider = { type: 'slider', label: 'R', min: 0, max: 10, step: null, scale: 'linear', unit: 'cm' };
  const log: Slider = { ...linear, min: 0.001, max: 1, scale: 'log' };

  it('goes by keys: a step, a page, to the ends; on a log scale by a factor', () => {
    expect(['ArrowRight', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'a'].map((key) => pressKey(linear, 5, key))).toEqual([5.1, 4.9, 6, 4, 0, 10, null]);
    expect(['ArrowRight', 'ArrowLeft', 'PageUp', 'PageDown', 'Home', 'End'].map((key) => pressKey(log, 0.01, key))).toEqual([0.0107, 0.00933, 0.02, 0.00501, 0.001, 1]);
    expect(['ArrowRight', 'PageUp', 'ArrowLeft'].map((key) => pressKey({ ...linear, step: 0.3 }, 9, key))).toEqual([9.3, 10, 8.7]);
    expect(pressKey({ ...log, min: 1, max: 4, step: 1 }, 2, 'ArrowRight')).toBe(3);
  });

  it('is where its value is, and every key from end to end arrives', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 1e4, noNaN: true }), fc.constantFrom('linear' as const, 'log' as const), fc.double({ min: 0, max: 1, noNaN: true }), (start, length, scale, position) => {
        const min = scale === 'log' ? Math.abs(start) + 0.001 : start;
        const slider: Slider = { ...linear, min, max: min + length, scale };
        const value = toSliderValue(slider, position);
        expect(value).toBeGreaterThanOrEqual(slider.min);
        expect(value).toBeLessThanOrEqual(slider.max);
        let at = slider.min;
        for (let presses = 0; presses < KEY_STEPS * 20 && at < slider.max; presses++) {
          const next = pressKey(slider, at, 'ArrowRight') ?? at;
          if (next <= at) break;
          at = next;
        }
        if (scale === 'linear') expect(at).toBe(slider.max);
      }),
      { numRuns: 100 },
    );
    expect(toPosition(log, 0.1)).toBeCloseTo(2 / 3);
    expect(describeControl(linear, 2.5)).toBe('R: 2.5 cm (slider)');
  });
});

describe('claims', () => {
  const spec = { type: 'drawing', label: 'D', size: 4, centre: true } as const;
  const side = 4 * RAW_PER_PIXEL;

  it('are taken only as what they should be', () => {
    const strokes = new Uint8Array(side * side);
    expect(acceptRaw(spec, strokes)).toBe(strokes);
    expect(() => acceptRaw(spec, new Uint8Array(3))).toThrow('Expected 16 × 16 grey values for “D”, got 3 grey values.');
    expect(() => acceptRaw({ type: 'select', label: 'S', options: ['a'] }, 1)).toThrow(/one of 1 options/);
    expect(() => acceptRaw({ type: 'slider', label: 'R', min: 0, max: 1, step: null, scale: 'linear', unit: '' }, Number.NaN)).toThrow(/from 0 to 1 for “R”, got NaN/);
    expect(() => acceptRaw({ type: 'webcam', label: 'W', size: 8 }, { width: 2, height: 2, data: new Uint8Array(3) })).toThrow(/4 bytes for each pixel/);
    expect(() => acceptRaw({ type: 'file', label: 'F', as: 'text', size: 8 }, 'x'.repeat(CONTROL_LIMITS.fileBytes + 1))).toThrow(/the text of a file/);
    expect(() => acceptRaw({ type: 'webcam', label: 'W', size: 8 }, { width: CONTROL_LIMITS.side + 1, height: 1, data: new Uint8Array(4) })).toThrow(/at most 1024/);
  });

  it('are drawn only if they can be', () => {
    const output = { kind: 'control', control: { id: '3.1', key: 'k', spec }, value: new Uint8Array(side * side), problem: '', phase: 'open' };
    expect(isControlOutput(output)).toBe(true);
    for (const wrong of [null, { ...output, control: null }, { ...output, value: 1 }, { ...output, phase: 'lost' }]) expect(isControlOutput(wrong)).toBe(false);
    for (const control of [{ id: '-3.1' }, { id: 3 }, { key: 0 }, { spec: { ...spec, type: 'toString' } }, { spec: { ...spec, size: 1e9 } }, { spec: { ...spec, label: {} } }]) {
      expect(isControlOutput({ ...output, control: { ...output.control, ...control } })).toBe(false);
    }
  });

  it.each([
    [{ type: 'slider', label: 'S', min: 1, max: 2, step: 0.5, scale: 'log', unit: 'cm' }, 1, [{ scale: 'cubic' }, { scale: 'log', min: 0 }, { max: 1 }, { min: -Infinity }, { step: 0 }, { step: NaN }, { unit: 'x'.repeat(CONTROL_LIMITS.labelCharacters + 1) }]],
    [{ type: 'number', label: 'N', min: null, max: 2, step: null, unit: '' }, 1, [{ max: NaN }, { min: '0' }, { step: -1 }]],
    [{ type: 'select', label: 'O', options: ['a', 'b'] }, 1, [{ options: ['a', 1] }, { options: ['a', 'x'.repeat(CONTROL_LIMITS.optionCharacters + 1)] }, { options: new Array(CONTROL_LIMITS.options + 1).fill('a') }, { options: null }]],
    [{ type: 'text', label: 'T', placeholder: '', lines: CONTROL_LIMITS.textLines }, 'x', [{ lines: CONTROL_LIMITS.textLines + 1 }, { lines: 1.5 }, { lines: 0 }, { placeholder: 'x'.repeat(CONTROL_LIMITS.labelCharacters + 1) }]],
    [{ type: 'file', label: 'F', as: 'csv', size: CONTROL_LIMITS.side }, null, [{ as: 'pdf' }, { as: 'toString' }, { size: CONTROL_LIMITS.side + 1 }, { label: 'x'.repeat(CONTROL_LIMITS.labelCharacters + 1) }]],
  ])('of $type are drawn within limits only', (spec, value, wrongs) => {
    const toOutput = (of: object) => ({ kind: 'control', control: { id: '3.1', key: 'k', spec: of }, value, problem: '', phase: 'open' });
    expect(isControlOutput(toOutput(spec))).toBe(true);
    for (const wrong of wrongs) expect([wrong, isControlOutput(toOutput({ ...spec, ...wrong }))]).toEqual([wrong, false]);
  });
});
