/** What `npm test` runs, in this order: the quick and the general first. */
import { z } from 'zod';
import type { Counts, Tool } from './run-tool.ts';

export interface Stage {
  /** for `npm test -- NAME` */
  readonly name: string;
  readonly about: string;
  readonly tool: Tool;
  /** what must be prepared: generated types, browser and sandbox files, a browser, bubblewrap */
  readonly needs: readonly ('types' | 'assets' | 'browser' | 'bubblewrap')[];
  /** it reads sources only, on one core: it runs behind others of its kind, at the side of the stages that follow */
  readonly isQuiet?: true;
}

const vitestReport = z.object({
  ...{ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), numTodoTests: z.number() },
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

/** files and groups of tests, one within the other */
interface Suite {
  readonly specs: readonly { readonly title: string; readonly ok: boolean; readonly file: string; readonly line: number }[];
  readonly suites?: readonly Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() => z.object({ specs: z.array(z.object({ title: z.string(), ok: z.boolean(), file: z.string(), line: z.number() })), suites: z.array(suite).optional() }));
const playwrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }), suites: z.array(suite) });

/** A skipped test counts as failed: it says nothing, and nobody looks at it. */
const countVitest = (report: unknown): Counts => {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = vitestReport.parse(report);
  return {
    passed: numPassedTests,
    failed: numFailedTests + numPendingTests + numTodoTests,
    // a file that could not be read has no tests
    failures: testResults.flatMap(({ name, status, assertionResults }) =>
      assertionResults.length === 0 && status !== 'passed' ? [name] : assertionResults.filter((test) => test.status !== 'passed').map(({ fullName }) => `${name}: ${fullName}`),
    ),
  };
};

const countPlaywright = (report: unknown): Counts => {
  const { stats, suites } = playwrightReport.parse(report);
  const find = ({ specs, suites: inner = [] }: Suite): string[] => [...specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `e2e/${file}:${String(line)}: ${title}`), ...inner.flatMap(find)];
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped, failures: suites.flatMap(find) };
};

const tool = (name: string, program: string, args: readonly string[]): Tool => ({ name, program, args, report: null });

const vitest = (project: string): Tool => ({
  name: project,
  program: 'vitest/vitest.mjs',
  args: ['run', '--config', '.config/vitest.config.ts', '--project', project, '--reporter=default', '--reporter=json'],
  report: { env: null, args: (file) => [`--outputFile=${file}`], count: countVitest },
});

export const LINT_STAGES: readonly Stage[] = [
  {
    name: 'lint',
    about: 'style and type-aware rules',
    tool: tool('lint', 'eslint/bin/eslint.js', ['--config', '.config/eslint.config.js', '--cache', '--cache-location', '.epoch/eslint', '--max-warnings=0', 'app', 'lib', 'e2e', 'prisma', 'proxy.ts']),
    needs: ['types'],
    isQuiet: true,
  },
  { name: 'layers', about: 'who may import whom', tool: tool('layers', 'dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.config/dependency-cruiser.cjs', 'app', 'lib', 'proxy.ts']), needs: [], isQuiet: true },
];

export const STAGES: readonly Stage[] = [
  { name: 'types', about: 'TypeScript', tool: tool('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.config']), needs: ['types'], isQuiet: true },
  ...LINT_STAGES,
  { name: 'unit', about: 'pure code', tool: vitest('unit'), needs: [] },
  { name: 'integration', about: 'database, sandbox, processes, content', tool: vitest('integration'), needs: ['assets', 'bubblewrap'] },
  { name: 'cluster', about: 'several web and grader machines on one PostgreSQL, whole and while their processes are killed', tool: vitest('cluster'), needs: ['assets'] },
  {
    name: 'e2e',
    about: 'a production server in a browser',
    tool: { name: 'e2e', program: '@playwright/test/cli.js', args: ['test', '--config', 'e2e/playwright.config.ts'], report: { env: 'EPOCH_E2E_REPORT', args: () => [], count: countPlaywright } },
    needs: ['assets', 'browser'],
  },
];
