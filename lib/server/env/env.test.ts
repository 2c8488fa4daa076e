import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

describe('parseEnv', () => {
  it('has defaults for a laptop', () => {
    expect(parseEnv({})).toMatchObject({ port: 3000, databaseUrl: null, role: 'all', sandbox: 'best', mode: 'production', keepsLessons: true });
  });

  it('lets browsers keep lessons in production, unless switched off', () => {
    const keeps = (settings: Record<string, string>) => parseEnv(settings).keepsLessons;
    expect([keeps({ EPOCH_OFFLINE: '0' }), keeps({ NODE_ENV: 'development' }), keeps({ EPOCH_OFFLINE: '1' })]).toEqual([false, false, true]);
  });

  it('treats an empty value as unset', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it.each([
    ['PORT', 'eighty', 'PORT must be a port number, but is "eighty"'],
    ['PORT', '70000', 'PORT must be a port from 1 to 65535, but is "70000"'],
    ['PORT', '80.5', 'PORT must be a whole port number'],
    ['EPOCH_OFFLINE', 'no', 'EPOCH_OFFLINE must be 1 (lessons are kept in browsers) or 0, but is "no"'],
    ['EPOCH_ROLE', 'worker', 'EPOCH_ROLE must be all, web or grader, but is "worker"'],
    ['EPOCH_SANDBOX', 'none', 'EPOCH_SANDBOX must be best, basic, filtered or contained'],
    ['DATABASE_URL', 'mysql://root:hunter2@db/x', 'DATABASE_URL must be the address of a PostgreSQL'],
    ['EPOCH_SECRET', 'short', 'EPOCH_SECRET must be at least 32 random characters'],
    ['EPOCH_TRUSTED_PROXIES', '-1', 'EPOCH_TRUSTED_PROXIES must be at least 0'],
    ['EPOCH_TRUSTED_PROXIES', '11', 'EPOCH_TRUSTED_PROXIES must be at most 10'],
    ['EPOCH_OIDC_ISSUER', 'login.example.org', 'EPOCH_OIDC_ISSUER must be the address of an OpenID Connect issuer'],
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

  it('trusts no proxy and no provider unless told', () => {
    expect(parseEnv({})).toMatchObject({ trustedProxies: 0, oidc: null });
  });

  it('takes an OpenID Connect provider whole, or names what is missing', () => {
    const whole = { EPOCH_OIDC_ISSUER: 'https://login.example.org/', EPOCH_OIDC_CLIENT_ID: 'epoch', EPOCH_OIDC_CLIENT_SECRET: 'hunter2', EPOCH_ORIGIN: 'https://learn.example.org' };
    expect(parseEnv(whole).oidc).toEqual({ issuer: 'https://login.example.org', clientId: 'epoch', clientSecret: 'hunter2', name: 'your organisation' });
    for (const name of Object.keys(whole)) expect(() => parseEnv({ ...whole, [name]: '' })).toThrow(`also needs ${name}`);
    expect(() => parseEnv({ EPOCH_OIDC_CLIENT_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
  });
});
