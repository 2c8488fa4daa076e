/** Both ends of the relay, fed with anything: they answer, end or refuse, and nothing else happens. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckCard } from './check-outcome.ts';
import { BrokenChecksError, CheckerSide } from './checker-side.ts';
import { FRAME_BYTES, parseFrame } from './frame.ts';
import { LearnerSide } from './learner-side.ts';
import { GRADING_LIMITS } from './limits.ts';
import type { Clock, Realm } from './realm.ts';
import { anyFrame, expectCleanPrototypes } from './test-hostile.ts';
import { WIRE_LIMITS } from './wire.ts';

const still: Clock = { now: () => 0, after: () => () => undefined };
const CARD: CheckCard = { index: 0, bundle: 'hidden', title: 'a', points: 2, rule: null };

function openRealm(onSend: (realm: Realm) => void): Realm & { isKilled: boolean } {
  const realm: Realm & { isKilled: boolean } = { tier: '', isKilled: false, onFrame: () => undefined, onEnd: () => undefined, kill: () => void (realm.isKilled = true), send: () => onSend(realm) };
  return realm;
}

const sizeOf = (value: unknown): { readonly depth: number; readonly parts: number } => {
  if (typeof value !== 'object' || value === null) return { depth: 0, parts: 1 };
  const inner = Object.values(value).map(sizeOf);
  return { depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)), parts: 1 + inner.reduce((sum, { parts }) => sum + parts, 0) };
};

test('a frame that is taken is a record of bounded size, depth and parts', () => {
  const nested = fc.integer({ min: 0, max: 200 }).map((depth) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  const wide = fc.integer({ min: 49_000, max: 51_000 }).map((count) => `{"a":[${'0,'.repeat(count * 2)}0]}`);
  fc.assert(
    fc.property(fc.oneof({ arbitrary: anyFrame, weight: 20 }, { arbitrary: nested, weight: 5 }, { arbitrary: wide, weight: 1 }), (text) => {
      const frame = parseFrame(text);
      if (!frame.ok) {
        expect(frame.error).toMatch(/^a frame /);
        return;
      }
      expect(Array.isArray(frame.value)).toBe(false);
      expect(text.length).toBeLessThanOrEqual(FRAME_BYTES);
      const { depth, parts } = sizeOf(frame.value);
      expect(depth).toBeLessThanOrEqual(WIRE_LIMITS.depth * 3 + 8);
      expect(parts).toBeLessThanOrEqual(WIRE_LIMITS.nodes * 4);
    }),
    { numRuns: 500 },
  );
  expectCleanPrototypes();
});

test('the learner’s end gives an answer of known form, whatever came before it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFrame, { maxLength: 30 }), async (frames) => {
      const realm = openRealm(({ onFrame }) => [...frames, '{"type":"value","id":1,"value":7}', '{"type":"value","id":1,"value":8}'].forEach(onFrame));
      const side = new LearnerSide(realm, { seconds: 1, outputCharacters: 100, memoryMiB: 1 }, still);
      const answer = await side.ask('call', 'f', []);
      expect(['value', 'threw', 'too-large', 'gone']).toContain(answer.type);
      if (answer.type === 'gone') expect(realm.isKilled).toBe(true);
      if (answer.type === 'threw') expect(answer.error).toEqual({ name: expect.any(String), message: expect.any(String), line: toPosition(answer.error.line), column: toPosition(answer.error.column), memory: false });
      expect(side.log.length).toBeLessThanOrEqual(GRADING_LIMITS.logCharactersKept);
    }),
    { numRuns: 500 },
  );
  expectCleanPrototypes();
});

const toPosition = (value: number | null): unknown => (value === null ? null : expect.any(Number));

test('the checker’s end gives results that fit, or says that the checks are broken', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFrame, { maxLength: 10 }), async (frames) => {
      let isSent = false;
      const realm = openRealm(({ onFrame }) => {
        // answers to questions are sent too
        if (isSent) return;
        isSent = true;
        queueMicrotask(() => [...frames, '{"type":"finished"}'].forEach((frame) => onFrame(frame)));
      });
      // the frames above are read by the handler of the moment
      const relay: Realm = { ...realm, send: (frame) => { realm.onFrame = (text) => relay.onFrame(text); realm.send(frame); } };
      try {
        const results = await new CheckerSide(relay, still).run({ bundle: 'hidden', code: '', seed: 1, cards: [CARD], ask: async () => ({ type: 'value', value: 1 }), onStarted: (card) => expect(card).toBe(CARD), onResult: () => undefined });
        expect(results).toHaveLength(1);
        const [result] = results;
        expect([result?.index, result?.title, result?.points, result?.bundle, result?.expected]).toEqual([0, 'a', 2, 'hidden', null]);
        expect(result?.earned).toBeGreaterThanOrEqual(0);
        expect(result?.earned).toBeLessThanOrEqual(2);
        expect(String(result?.got).length).toBeLessThanOrEqual(GRADING_LIMITS.messageCharacters);
      } catch (error) {
        expect(error).toBeInstanceOf(BrokenChecksError);
      }
    }),
    { numRuns: 500 },
  );
  expectCleanPrototypes();
});
