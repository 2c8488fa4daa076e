import { describe, expect, it } from 'vitest';
import { findClientAddress, toNetwork } from './client-address.ts';

describe('findClientAddress', () => {
  it('believes no header without a trusted proxy', () => {
    expect(findClientAddress('203.0.113.9', '1.2.3.4', 0)).toBe('203.0.113.9');
  });

  it.each([
    ['what the one proxy saw', '198.51.100.7', 1, '198.51.100.7'],
    ['not what the visitor wrote before it', '1.2.3.4, 9.9.9.9, 198.51.100.7', 1, '198.51.100.7'],
    ['what the outer of two saw', '1.2.3.4, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
    ['IPv6 with port', '[2001:db8::7]:4711', 1, '2001:db8::7'],
    ['IPv4 with port', '198.51.100.7:4711', 1, '198.51.100.7'],
    ['the connection when somebody came around the proxies', '1.2.3.4', 2, '10.0.0.1'],
    ['the connection when the header is no address', 'unknown', 1, '10.0.0.1'],
    ['the connection when there is no header', undefined, 1, '10.0.0.1'],
  ])('takes %s', (_name, header, proxies, expected) => {
    expect(findClientAddress('10.0.0.1', header, proxies)).toBe(expected);
  });

  it('writes IPv4 as IPv4', () => {
    expect(findClientAddress('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9');
    expect(findClientAddress(undefined, undefined, 0)).toBe('unknown');
  });
});

it('counts a /64 as one network', () => {
  expect(toNetwork('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(toNetwork('2001:db8:1:2::9')).toBe('2001:db8:1:2::/64');
  expect(toNetwork('2001:0db8::1')).toBe('2001:db8:0:0::/64');
  expect(toNetwork('::1')).toBe('0:0:0:0::/64');
  expect(toNetwork('203.0.113.9')).toBe('203.0.113.9');
});
