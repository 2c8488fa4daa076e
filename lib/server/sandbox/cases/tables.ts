/** Answers that know the published input and guess the rest. What they earn is what they know. */
import type { Case } from './case.ts';

const table = (title: string, code: string, earned = 1): Case => ({ title, code, kind: earned === 0 ? 'failed' : 'partly', earned });

export const TABLES: readonly Case[] = [
  table('the published input only', 'const sigmoid = (x) => (x === 0 ? 0.5 : 0);'),
  table('every whole number', 'const sigmoid = (x) => (Number.isInteger(x) ? 1 / (1 + Math.exp(-x)) : 0);'),
  table('the nearest of a hundred known inputs', 'const known = Array.from({ length: 101 }, (_, i) => i / 5 - 10); const values = known.map((x) => 1 / (1 + Math.exp(-x))); const sigmoid = (x) => values[Math.max(0, Math.min(100, Math.round((x + 10) * 5)))];'),
  table('a line between known inputs', 'const at = (i) => 1 / (1 + Math.exp(10 - i / 5)); const sigmoid = (x) => { const p = (x + 10) * 5; const i = Math.floor(p); return at(i) + (p - i) * (at(i + 1) - at(i)); };'),
  table('a rounded value', 'const sigmoid = (x) => Math.round(1000 / (1 + Math.exp(-x))) / 1000;'),
  table('right in the first call only', 'let n = 0; const sigmoid = (x) => (n++ === 0 ? 0.5 : 0.25);'),
  table('what came before, again', 'let last = 0.5; const sigmoid = (x) => { const now = last; last = x > 0 ? 0.9 : 0.1; return now; };'),
  table('remembers inputs that were asked before', 'const seen = new Map([[0, 0.5]]); const sigmoid = (x) => { const known = seen.get(x); seen.set(x, x); return known ?? 0.5; };'),
  table('right near zero', 'const sigmoid = (x) => 0.5 + x / 4 - x ** 3 / 48;'),
  table('right where learners look', 'const sigmoid = (x) => (Math.abs(x) <= 4 ? 1 / (1 + Math.exp(-x)) : x > 0 ? 1 : 0);', 3),
  table('asks the clock for the answer', 'const sigmoid = () => (Date.now() % 1000) / 1000 + 2;', 0),
];
