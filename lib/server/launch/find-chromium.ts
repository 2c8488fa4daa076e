/** A browser for the tests: the system's Chromium if there or installable, else Playwright's own. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findProgram, installWithApt } from './install-with-apt.ts';
import { runTool } from './run-tool.ts';
import { StartError } from './start-error.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium that starts; null: Playwright's own, where it expects it. Installs one if there is none. */
export async function ensureChromium(signal: AbortSignal): Promise<string | null> {
  const found = findSystemChromium();
  if (found) return found;
  if (existsSync(chromium.executablePath())) return null;
  installWithApt('chromium', 'the browser tests');
  // where that did not work, Playwright's own; its failure is the one to report
  const installed = findSystemChromium();
  if (installed) return installed;
  console.error("Downloading Playwright's Chromium for the browser tests…");
  const { isOk } = await runTool({ name: 'browser', program: '@playwright/test/cli.js', args: ['install', 'chromium'], report: null }, {}, signal);
  if (!isOk || !existsSync(chromium.executablePath())) {
    throw new StartError('The browser tests need a Chromium, and none could be found or installed. Install the package chromium of your system, then run npm test again.');
  }
  return null;
}

function findSystemChromium(): string | null {
  return NAMES.map(findProgram).find((path) => path !== null && starts(path)) ?? null;
}

/** Ubuntu's `chromium-browser` may be a script that only says how to install it. */
function starts(path: string): boolean {
  try {
    return /Chrom/.test(execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }));
  } catch {
    return false;
  }
}
