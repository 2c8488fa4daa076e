import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveLearner, readLearnerCookie, toLearnerCookie } from './learner-cookie.ts';

const SECRET = 'a secret of at least thirty-two characters';
const learner = randomUUID();

describe('learner cookie', () => {
  it('names the learner it was made for', () => {
    expect(readLearnerCookie(toLearnerCookie(learner, SECRET), SECRET)).toBe(learner);
  });

  it('names nobody when another secret signed it', () => {
    expect(readLearnerCookie(toLearnerCookie(learner, 'another secret of thirty-two characters'), SECRET)).toBeNull();
  });

  it('names nobody when the learner was changed', () => {
    const [, signature] = toLearnerCookie(learner, SECRET).split('.');
    expect(readLearnerCookie(`${randomUUID()}.${String(signature)}`, SECRET)).toBeNull();
  });

  it.each([undefined, '', '.', 'x.y', learner, `${learner}.`, `${learner}.AAAA`])('names nobody for %j', (text) => {
    expect(readLearnerCookie(text, SECRET)).toBeNull();
  });
});

describe('deriveLearner', () => {
  it('gives the same learner for the same key, and another for another', () => {
    const key = randomUUID();
    expect(deriveLearner(key, SECRET)).toBe(deriveLearner(key, SECRET));
    expect(deriveLearner(key, SECRET)).not.toBe(deriveLearner(randomUUID(), SECRET));
  });

  it('gives an id that a cookie can carry and a key alone does not tell', () => {
    const key = randomUUID();
    const id = deriveLearner(key, SECRET);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(readLearnerCookie(toLearnerCookie(id, SECRET), SECRET)).toBe(id);
    expect(deriveLearner(key, 'another secret of thirty-two characters')).not.toBe(id);
  });
});
