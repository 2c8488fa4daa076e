import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of a minute and more, the longest first: begun last, one of them would run alone at the end. */
const LONG = ['check/courses', 'replay/replay', 'cases/cases', 'sandbox/tiers', 'content/training', 'content/privacy'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => LONG.findIndex((name) => moduleId.endsWith(`${name}.integration.test.ts`)) + 1 || LONG.length + 1;
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

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
    sequence: { sequencer: LongestFirst },
    // a machine that others share may be several times slower: nothing here is timed
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['lib/**/*.test.ts', 'app/**/*.test.ts'], exclude: ['**/*.integration.test.ts', 'node_modules/**'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'cluster', include: ['e2e/cluster/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks', poolOptions: { forks: { singleFork: true } } } },
      { extends: true, test: { name: 'integration', include: ['lib/**/*.integration.test.ts', 'app/**/*.integration.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, pool: 'forks' } },
    ],
  },
});
