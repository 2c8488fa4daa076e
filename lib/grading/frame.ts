/**
 * Frames: one JSON text per message between host and realms. The text is checked by one linear scan before it is parsed,
 * so that a hostile frame costs no more than its bytes.
 */
import { err, ok, type Result } from '../base/result.ts';
import { WIRE_LIMITS } from './wire.ts';

/** bytes of a frame: one value and the message around it */
export const FRAME_BYTES = WIRE_LIMITS.frameBytes + 4 * 1024;
/** nesting of a whole frame: a value at full depth inside a message, two brackets a level for records */
const FRAME_DEPTH = WIRE_LIMITS.depth * 3 + 8;
/** commas and brackets of a whole frame: a list takes one a value, a record three, and what fits the bytes never more than two a value allowed */
const FRAME_MARKS = WIRE_LIMITS.nodes * 2;

/** Parses one frame of an untrusted sender; the error says which bound it breaks. */
export function parseFrame(text: string): Result<Readonly<Record<string, unknown>>, string> {
  if (text.length > FRAME_BYTES) return err(`a frame of more than ${WIRE_LIMITS.frameBytes / 1024} KiB`);
  const problem = scanFrame(text);
  if (problem !== null) return err(problem);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err('a frame that is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return err('a frame that is not a record');
  return ok(parsed as Readonly<Record<string, unknown>>);
}

function scanFrame(text: string): string | null {
  let depth = 0;
  let marks = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
      continue;
    }
    if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      marks++;
      if (++depth > FRAME_DEPTH) return `a frame nested more than ${FRAME_DEPTH} levels deep`;
    } else if (code === 0x7d || code === 0x5d) depth--;
    else if (code === 0x2c) marks++;
    if (marks > FRAME_MARKS) return `a frame of more than ${FRAME_MARKS} parts`;
  }
  return null;
}
