import { defineConfig, devices } from '@playwright/test';

const executablePath = process.env['EPOCH_TEST_CHROMIUM'];
const report = process.env['EPOCH_E2E_REPORT'];

/** A production server with its own data is started for the whole run (global-setup.ts), unless EPOCH_E2E_URL names one. */
export default defineConfig({
  testDir: '.',
  // live.dev.ts starts a development server, which compiles pages for a minute on a small machine: it is asked for by name
  testMatch: process.env['EPOCH_E2E_DEV'] ? '*.dev.ts' : '*.spec.ts',
  outputDir: './results',
  globalSetup: './global-setup.ts',
  // Notebooks train and graders grade: side by side they would only wait for one another.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // a machine that others share may be several times slower than this one: nothing here is timed
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ...(report ? ([['json', { outputFile: report }]] as const) : [])],
  use: {
    // every action is recorded, which takes an eighth of the time
    trace: process.env['EPOCH_E2E_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // It would keep each test's lesson, 5 MB, in a browser that is thrown away; offline.spec.ts asks for it.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's own sandbox refuses root, and root is who runs in a container.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
