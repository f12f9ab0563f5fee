import { existsSync, readdirSync, readFileSync } from 'node:fs';
import packed from '@sparticuz/chromium';
import { buildSchema, parse, validate } from 'graphql';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useWorker } from '../support/worker.ts';

const folder = new URL('../../web/examples/', import.meta.url);
const examples = readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));
const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
const worker = useWorker();

test.each(examples)('$file has each comment in English, then in Indonesian', ({ text }) => {
  const blocks = text.split(/^(?! *# )/m).filter((block) => / *# /y.test(block));
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) expect([block, block.match(/^ *# /gm)?.length]).toEqual([block, 2]);
});

test.each(examples)('$file is valid and answered in one round trip', async ({ text }) => {
  expect(validate(schema, parse(text)).map(String)).toEqual([]);
  worker.endpoint().reset();
  const response = await fetch(`${worker.url()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text }),
  });
  const answer = (await response.json()) as { errors?: unknown };
  expect(answer.errors).toBeUndefined();
  expect(worker.endpoint().stats).toMatchObject({ http: 1, statements: { length: 2 } });
});

describe('in a real browser', () => {
  let browser: Browser;
  let page: Page;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const own = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
    browser = await chromium.launch({
      executablePath: own ?? (await packed.executablePath()),
      args: ['--no-sandbox', ...(own ? [] : packed.args)],
    });
    page = await browser.newPage();
    // The network is cut: what is not ours is refused, and noted.
    await page.route('**', (route) => {
      if (route.request().url().startsWith(worker.url()) || /^(blob|data):/.test(route.request().url()))
        return route.continue();
      foreign.push(route.request().url());
      return route.abort();
    });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${worker.url()}/explorer`);
    await page.waitForSelector('.graphiql-execute-button', { timeout: 30_000 });
    // The editor is ready when it has coloured the first example.
    await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 30_000 });
    await page.waitForLoadState('networkidle');
  }, 90_000);
  afterAll(() => browser?.close());

  test('has a tab per example, runs the first, and shows the answer', async () => {
    await expect.poll(() => page.locator('.graphiql-tab').count(), { timeout: 20_000 }).toBe(examples.length);
    await page.locator('.graphiql-execute-button').click();
    await expect.poll(() => page.locator('.result-window').textContent(), { timeout: 20_000 }).toContain('1440814');
  });

  test('speaks as its address asks, else as the browser does', async () => {
    const told = async (address: string, locale: string) => {
      const other = await browser.newPage({ locale });
      // It keeps the tabs of who has been there before.
      await other.addInitScript(() => localStorage.clear());
      const asked = other.waitForRequest((sent) => sent.url().endsWith('/graphql') && sent.method() === 'POST');
      await other.goto(`${worker.url()}${address}`);
      const language = (await asked).headers()['accept-language'];
      const comment = other.locator('.graphiql-query-editor .view-line').first();
      await expect.poll(() => comment.textContent(), { timeout: 30_000 }).toMatch(/^#/);
      const lang = await other.locator('html').getAttribute('lang');
      const [text] = ((await comment.textContent()) ?? '').replaceAll('\u00a0', ' ').split(':');
      return [lang, language, text];
    };
    expect(await told('/explorer', 'id-ID')).toEqual(['id', 'id', '# DASBOR']);
    expect(await told('/explorer', 'en-GB')).toEqual(['en', 'en', '# DASHBOARD']);
    expect(await told('/explorer', 'fr-FR')).toEqual(['id', 'id', '# DASBOR']);
    expect(await told('/explorer?lang=en', 'id-ID')).toEqual(['en', 'en', '# DASHBOARD']);
  }, 120_000);

  test('shows the schema and the history', async () => {
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    await expect
      .poll(() => page.locator('.graphiql-doc-explorer').textContent(), { timeout: 20_000 })
      .toContain('Query');
    await page.getByRole('button', { name: /history/i }).click();
    await expect
      .poll(() => page.locator('.graphiql-history').textContent(), { timeout: 20_000 })
      .toContain('Dashboard');
  });

  test('asks no other host, and nothing breaks the content security policy', async () => {
    const policy = await page.evaluate(async () => (await fetch('/explorer')).headers.get('content-security-policy'));
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*connect-src 'self'/);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
