/** The border: loose text in, a total value out, and every mistake named by file, line and field. */
import { z } from 'zod';
import { ContentError, listWords, type ContentProblem } from './content-error.ts';
import { findNearestName } from './nearest-name.ts';
import type { Located } from './parse-json.ts';

/** Parses a located value with a strict schema; throws a ContentError with one problem per mistake. */
export function parseWithSchema<Schema extends z.ZodType>(schema: Schema, located: Located): z.output<Schema> {
  const result = schema.safeParse(located.value);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues.flatMap((issue) => toProblems(schema, located, issue));
  if (!first) throw result.error;
  throw new ContentError([first, ...others]);
}

function toProblems(schema: z.ZodType, located: Located, issue: z.core.$ZodIssue): ContentProblem[] {
  const { file } = located;
  if (issue.code === 'unrecognized_keys') {
    const known = findFields(schema, issue.path);
    return issue.keys.map((key) => {
      const nearest = findNearestName(key, known);
      return {
        file,
        position: located.positionOf([...issue.path, key], 'key'),
        expected: `${where(issue.path)}only the fields ${listWords(known)}`,
        found: `the field "${key}"`,
        todo: nearest === null ? `remove "${key}"` : `write "${nearest}" instead, or remove it`,
      };
    });
  }
  const value = readPath(located.value, issue.path);
  const missing = value === undefined;
  const field = issue.path.map(String).join('.');
  return [
    {
      file,
      position: located.positionOf(issue.path),
      expected: `${where(issue.path)}${toExpectation(issue)}`,
      found: missing ? 'nothing: the field is missing' : toShortJson(value),
      todo: missing ? `add the field "${field}"` : field === '' ? 'correct the file' : `correct "${field}"`,
    },
  ];
}

const where = (path: readonly PropertyKey[]): string => (path.length === 0 ? '' : `"${path.map(String).join('.')}": `);

function toExpectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${toAmount(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${toAmount(issue.maximum, issue.origin)}`;
    default:
      return issue.message;
  }
}

function toAmount(amount: number | bigint, origin: string): string {
  const unit = { string: 'character', array: 'item' }[origin];
  return unit === undefined ? String(amount) : `${amount} ${unit}${Number(amount) === 1 ? '' : 's'}`;
}

function toShortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function readPath(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

/** The field names a schema allows at a path, to tell an author what there is. */
function findFields(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of [...path, null]) {
    while (current instanceof z.ZodDefault || current instanceof z.ZodOptional || current instanceof z.ZodNullable) {
      current = current.unwrap();
    }
    if (key === null) break;
    if (current instanceof z.ZodObject) current = Reflect.get(current.shape, key);
    else if (current instanceof z.ZodArray) current = current.element;
    else if (current instanceof z.ZodRecord) current = current.valueType;
    else return [];
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}
