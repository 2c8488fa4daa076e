import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

describe('parseEnv', () => {
  it('has defaults for a laptop', () => {
    expect(parseEnv({})).toMatchObject({ port: 3000, databaseUrl: null, role: 'all', sandbox: 'best', mode: 'production' });
  });

  it('treats an empty value as unset', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it.each([
    ['PORT', 'eighty', 'PORT must be a port number, but is "eighty"'],
    ['PORT', '70000', 'PORT must be a port from 1 to 65535, but is "70000"'],
    ['PORT', '80.5', 'PORT must be a whole port number'],
    ['EPOCH_ROLE', 'worker', 'EPOCH_ROLE must be all, web or grader, but is "worker"'],
    ['EPOCH_SANDBOX', 'none', 'EPOCH_SANDBOX must be best, basic, filtered or contained'],
    ['DATABASE_URL', 'mysql://root:hunter2@db/x', 'DATABASE_URL must be the address of a PostgreSQL'],
    ['EPOCH_SECRET', 'short', 'EPOCH_SECRET must be at least 32 random characters'],
    ['EPOCH_ORIGIN', 'learn.example.org', 'EPOCH_ORIGIN must be the public address'],
  ])('names %s=%s', (name, value, sentence) => {
    expect(() => parseEnv({ [name]: value })).toThrow(EnvError);
    expect(() => parseEnv({ [name]: value })).toThrow(sentence);
  });

  it('never repeats a secret', () => {
    expect(() => parseEnv({ DATABASE_URL: 'mysql://root:hunter2@db/x' })).not.toThrow(/hunter2/);
  });

  it('names every wrong value at once', () => {
    expect(() => parseEnv({ PORT: 'x', EPOCH_ROLE: 'y' })).toThrow(/PORT must[^]*EPOCH_ROLE must/);
  });

  it('refuses one role without a shared database or a shared secret', () => {
    expect(() => parseEnv({ EPOCH_ROLE: 'grader' })).toThrow('EPOCH_ROLE=grader needs DATABASE_URL');
    expect(() => parseEnv({ EPOCH_ROLE: 'web', DATABASE_URL: 'postgresql://a:b@c/d' })).toThrow('EPOCH_ROLE=web needs EPOCH_SECRET');
  });

  it('keeps only the origin of EPOCH_ORIGIN', () => {
    expect(parseEnv({ EPOCH_ORIGIN: 'https://learn.example.org/path' }).origin).toBe('https://learn.example.org');
  });
});
