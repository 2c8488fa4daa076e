/** Controls of a notebook as plain data: what the kernel asks for, what the page draws, what the learner set. */

/** What a control looks like. Everything is filled in: whoever draws it decides nothing. */
export type ControlSpec =
  | { readonly type: 'slider'; readonly label: string; readonly min: number; readonly max: number; /** distance of values; null: any, to `SLIDER_DIGITS` */ readonly step: number | null; /** `log`: equal ways multiply by the same factor */ readonly scale: 'linear' | 'log'; /** behind the value, or empty */ readonly unit: string }
  | { readonly type: 'number'; readonly label: string; readonly min: number | null; readonly max: number | null; readonly step: number | null; readonly unit: string }
  | { readonly type: 'select'; readonly label: string; readonly options: readonly string[] }
  | { readonly type: 'checkbox'; readonly label: string }
  | { readonly type: 'text'; readonly label: string; readonly placeholder: string; /** 1: a field of one line */ readonly lines: number }
  | { readonly type: 'button'; readonly label: string }
  | { readonly type: 'drawing'; readonly label: string; /** pixels of a side that the program gets */ readonly size: number; readonly centre: boolean }
  | { readonly type: 'webcam'; readonly label: string; /** pixels of a side that the program gets: the middle of the picture */ readonly size: number }
  | { readonly type: 'file'; readonly label: string; readonly as: FileKind; /** longer side of an image in pixels, larger ones are made smaller */ readonly size: number };

export type ControlType = ControlSpec['type'];
export const FILE_KINDS = ['image', 'csv', 'text', 'json'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** RGBA, 4 bytes a pixel, row by row. */
export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * What the learner set, by type: the number of a slider or a number field, the place of an option, the presses of a button, the
 * strokes of a drawing (grey, `RAW_PER_PIXEL` a side for each pixel of its size), a picture, a file's text. null: nothing yet.
 */
export type RawValue = number | string | boolean | Uint8Array | RawPicture | null;

/** A control that the page draws. */
export interface ShownControl {
  /** `<run>.<number in it>`: no two of a page are the same, also after a restart of the kernel */
  readonly id: string;
  /** its cell, its text and its place among equal ones: the same when its cell runs again */
  readonly key: string;
  readonly spec: ControlSpec;
}

export const CONTROL_LIMITS = {
  /** controls that one run of a cell may make */
  perRun: 50,
  labelCharacters: 120,
  options: 1_000,
  optionCharacters: 200,
  textCharacters: 100_000,
  textLines: 30,
  /** pixels of a side of what is drawn, seen or loaded */
  side: 1_024,
  drawingSide: 64,
  /** bytes of a file */
  fileBytes: 10_000_000,
  /** characters of a sentence about what was wrong */
  problemCharacters: 300,
  /** names that one control may be told to have changed */
  names: 100,
} as const;

/** Strokes are drawn finer than the program sees them, so that they can be fitted without steps. */
export const RAW_PER_PIXEL = 4;

/** Digits that a slider's value has where no step says more. */
export const SLIDER_DIGITS = 3;

/** What a control of these types holds is too large to be kept beside it, and is private. */
export const isPicture = (raw: unknown): raw is RawPicture => typeof raw === 'object' && raw !== null && !(raw instanceof Uint8Array) && 'data' in raw;

/** The run that made a control. */
export const runOf = (id: string): number => Number(id.split('.')[0]);
