import { describe, expect, it } from 'vitest';
import { parseAdminArgs } from './parse-admin-args.ts';

const email = 'ada@example.org';

describe('parseAdminArgs', () => {
  it.each([
    [['create', email], { kind: 'create', email, name: 'ada' }],
    [['create', 'Ada@Example.org', 'Ada Lovelace'], { kind: 'create', email, name: 'Ada Lovelace' }],
    [['grant', email, 'owner', 'deep-learning'], { kind: 'grant', email, role: 'owner', course: 'deep-learning' }],
    [['grant', email, 'admin'], { kind: 'admin', email, isAdmin: true }],
    [['revoke', email, 'admin'], { kind: 'admin', email, isAdmin: false }],
    [['list'], { kind: 'list' }],
    [['reset-password', email], { kind: 'reset-password', email }],
    [['revoke-sessions', email], { kind: 'revoke-sessions', email }],
  ])('%j', (args, wish) => expect(parseAdminArgs(args)).toEqual(wish));

  it.each([[[]], [['create']], [['create', 'ada']], [['grant', email, 'boss', 'deep-learning']], [['grant', email, 'owner']], [['grant', email, 'owner', '../etc']], [['list', 'all']], [['remove', email]]])('refuses %j and says how', (args) => {
    expect(() => parseAdminArgs(args)).toThrow(/npm run admin -- create EMAIL/);
  });

  it('takes no password from the command line, and does not repeat one', () => {
    for (const args of [['reset-password', email, 'hunter2hunter2'], ['create', email, 'Ada', 'hunter2hunter2'], ['create', email, '--password=hunter2hunter2']]) {
      expect(() => parseAdminArgs(args)).toThrow();
      expect(() => parseAdminArgs(args)).not.toThrow(/hunter2/);
    }
  });
});
