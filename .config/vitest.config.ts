import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * `unit`: pure, no disk, network or database. `integration`: real PostgreSQL, sandbox, disk (`*.integration.test.ts`).
 * `cluster`: several machines of the product on one PostgreSQL, whole and under faults.
 */
export default defineConfig({
  root,
  resolve: { alias: { 'server-only': fileURLToPath(new URL('./empty.ts', import.meta.url)) } },
  test: {
    // files share nothing: each has its own database, folders and processes
    poolOptions: { forks: { minForks: 2, maxForks: 2 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['lib/**/*.test.ts', 'app/**/*.test.ts'], exclude: ['**/*.integration.test.ts', 'node_modules/**'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'cluster', include: ['e2e/cluster/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks', poolOptions: { forks: { singleFork: true } } } },
      { extends: true, test: { name: 'integration', include: ['lib/**/*.integration.test.ts', 'app/**/*.integration.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks' } },
    ],
  },
});
