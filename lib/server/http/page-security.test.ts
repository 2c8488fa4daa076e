import { describe, expect, it } from 'vitest';
import { toPageSecurity } from './page-security.ts';

const directive = (policy: string, name: string): string => policy.split('; ').find((part) => part.startsWith(`${name} `)) ?? '';

describe('toPageSecurity', () => {
  it('evaluates nothing and runs no inline script without the nonce', () => {
    const scripts = directive(toPageSecurity('abc', false), 'script-src');
    expect(scripts).toContain("'nonce-abc'");
    expect(scripts).not.toContain('unsafe-eval');
    expect(scripts).not.toContain('unsafe-inline');
  });

  it('lets only ourselves embed a page, and a page embed only us', () => {
    expect(directive(toPageSecurity('abc', false), 'frame-ancestors')).toBe("frame-ancestors 'self'");
    expect(directive(toPageSecurity('abc', false), 'frame-src')).toBe("frame-src 'self'");
  });

  it('gives in to hot reload in development only', () => {
    expect(directive(toPageSecurity('abc', true), 'script-src')).toContain('unsafe-eval');
  });
});
