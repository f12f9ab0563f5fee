import { existsSync } from 'node:fs';
import packed from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** By these the packed Chromium ends when a page is closed, and does not keep sites apart. */
const LEFT_OUT = ['--single-process', '--disable-web-security'];

/** A real browser: the system's Chromium, else the one from npm. Gives how to get it, once tests run. */
export function useBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    const own = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
    const args = own ? [] : packed.args.filter((argument) => !LEFT_OUT.includes(argument));
    browser = await chromium.launch({
      executablePath: own ?? (await packed.executablePath()),
      args: ['--no-sandbox', ...args],
    });
  }, 60_000);
  afterAll(() => browser?.close());
  return () => browser;
}
