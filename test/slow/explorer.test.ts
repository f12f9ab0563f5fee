import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
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

const browser = useBrowser();
/** The explorer in a context of its own, once its editor has coloured the first line. */
async function open(address: string, options: BrowserContextOptions = {}) {
  const context = await browser().newContext(options);
  const page = await context.newPage();
  await page.goto(`${worker.url()}${address}`);
  await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 30_000 });
  return { page, close: () => context.close() };
}
/** What an editor shows: spaces are written as such that do not break. */
const shown = async (page: Page, editor: string) =>
  ((await page.locator(`${editor} .view-lines`).first().innerText()) ?? '').replaceAll('\u00a0', ' ');
const run = (page: Page) => page.locator('.graphiql-execute-button').click();
const answer = (page: Page) => expect.poll(() => page.locator('.result-window').textContent(), { timeout: 20_000 });
const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));

describe('in a real browser', () => {
  let page: Page;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    page = await browser().newPage();
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

  test('has a tab per example, runs the first, and shows the answer', async () => {
    await expect.poll(() => page.locator('.graphiql-tab').count(), { timeout: 20_000 }).toBe(examples.length);
    await run(page);
    await answer(page).toContain('1440814');
  });

  test('speaks as its address asks, else as the browser does', async () => {
    const told = async (address: string, locale: string) => {
      const other = await browser().newPage({ locale });
      // It keeps the tabs of who has been there before.
      await other.addInitScript(() => localStorage.clear());
      const asked = other.waitForRequest((sent) => sent.url().endsWith('/graphql') && sent.method() === 'POST');
      await other.goto(`${worker.url()}${address}`);
      const language = (await asked).headers()['accept-language'];
      const comment = other.locator('.graphiql-query-editor .view-line').first();
      await expect.poll(() => comment.textContent(), { timeout: 30_000 }).toMatch(/^#/);
      const lang = await other.locator('html').getAttribute('lang');
      const [text] = ((await comment.textContent()) ?? '').replaceAll('\u00a0', ' ').split(':');
      return [lang, language, text, await other.title()];
    };
    const indonesian = ['id', 'id', '# DASBOR', 'Jangkau · Penjelajah'];
    const english = ['en', 'en', '# DASHBOARD', 'Jangkau · Explorer'];
    expect(await told('/explorer', 'id-ID')).toEqual(indonesian);
    expect(await told('/explorer', 'en-GB')).toEqual(english);
    expect(await told('/explorer', 'fr-FR')).toEqual(indonesian);
    expect(await told('/explorer?lang=en', 'id-ID')).toEqual(english);
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

describe('a key', () => {
  const KEY = 'jgk_SECRET_OF_SOMEBODY';
  const typeHeaders = async (page: Page) => {
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-editor-tool:visible .view-lines').last().click();
    await page.keyboard.insertText(`{ "authorization": "Bearer ${KEY}" }`);
  };

  test('is sent, and kept nowhere in the browser: neither in tabs nor in the history', async () => {
    const { page, close } = await open('/explorer?lang=en');
    await typeHeaders(page);
    const sent = page.waitForRequest((request) => request.url().endsWith('/graphql') && request.method() === 'POST');
    await run(page);
    expect((await sent).headers().authorization).toBe(`Bearer ${KEY}`);
    // Longer than GraphiQL waits before it writes.
    await expect.poll(() => kept(page), { timeout: 10_000 }).toContain('graphiql:queries');
    await page.waitForTimeout(1_000);
    expect(await kept(page)).not.toContain(KEY);
    await page.reload();
    await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 30_000 });
    await page.waitForTimeout(1_000);
    expect(await kept(page)).not.toContain(KEY);
    expect(await page.content()).not.toContain(KEY);
    // Nobody is offered to keep it.
    await page.getByRole('button', { name: /settings/i }).click();
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').textContent()).not.toMatch(/persist headers/i);
    await close();
  }, 60_000);

  test('that an older visit left is taken out, and its tabs and history stay', async () => {
    const { page, close } = await open('/explorer?lang=en');
    await page.evaluate((key) => {
      const headers = `{ "authorization": "Bearer ${key}" }`;
      const tab = {
        id: 'x',
        title: 'Mine',
        query: 'query Mine { dataset { version } }',
        variables: null,
        operationName: 'Mine',
        response: null,
        hash: null,
        headers,
      };
      localStorage.setItem('graphiql:headers', headers);
      localStorage.setItem('graphiql:shouldPersistHeaders', 'true');
      localStorage.setItem('graphiql:query', tab.query);
      localStorage.setItem('graphiql:tabState', JSON.stringify({ tabs: [tab], activeTabIndex: 0 }));
      localStorage.setItem('graphiql:queries', JSON.stringify({ queries: [tab] }));
      localStorage.setItem('graphiql:favorites', JSON.stringify({ favorites: [{ ...tab, label: 'Star' }] }));
    }, KEY);
    await page.reload();
    await expect.poll(() => shown(page, '.graphiql-query-editor'), { timeout: 30_000 }).toContain('query Mine');
    await page.waitForTimeout(1_000);
    const left = await kept(page);
    expect(left).not.toContain(KEY);
    expect(left).toContain('Star');
    expect(left).toContain('query Mine');
    await close();
  }, 60_000);
});

describe('a link', () => {
  test('opens a saved document with its variables, which can be run', async () => {
    const { page, close } = await open('/explorer?document=participants&area=Region:VII&at=2014-07&lang=en');
    await expect
      .poll(() => shown(page, '.graphiql-query-editor'), { timeout: 30_000 })
      .toContain('query Participants(');
    expect(await shown(page, '.graphiql-query-editor')).toMatch(/^# How many workers of an area take part/);
    expect(await shown(page, '.graphiql-editor-tool')).toContain('"at": "2014-07"');
    await run(page);
    await answer(page).toContain('1440814');
    await close();
  }, 60_000);

  test('has lists, numbers and values of enums as they are', async () => {
    const { page, close } = await open(
      '/explorer?document=contribution&workers=10&programmes=jkk,jkm&months=1&lang=id',
    );
    const variables = () => shown(page, '.graphiql-editor-tool');
    await expect.poll(variables, { timeout: 30_000 }).toContain('"workers": 10,');
    expect((await variables()).replace(/\s+/g, ' ')).toContain('"programmes": [ "JKK", "JKM" ]');
    await run(page);
    await answer(page).toContain('168000');
    await close();
  }, 60_000);

  test('is made of what is asked, opens the same for somebody else, and beside what they had open', async () => {
    const mine = await open('/explorer?lang=en');
    await mine.page.locator('.graphiql-query-editor .view-lines').click();
    await mine.page.keyboard.press('ControlOrMeta+A');
    await mine.page.keyboard.insertText('query Mine($code: String!) { province(code: $code) { name } }');
    await mine.page.getByRole('button', { name: 'Variables', exact: true }).click();
    await mine.page.locator('.graphiql-editor-tool .view-lines').first().click();
    await mine.page.keyboard.insertText('{ "code": "64" }');
    await mine.page.getByRole('button', { name: 'Copy a link to this question' }).click();
    const link = mine.page.url().replace(worker.url(), '');
    expect(link).toMatch(/^[/]explorer[?]lang=en&query=query\+Mine/);
    await mine.close();

    const theirs = await open('/explorer?lang=en');
    await theirs.page.waitForTimeout(1_000);
    await theirs.page.goto(worker.url() + link);
    await expect.poll(() => shown(theirs.page, '.graphiql-query-editor'), { timeout: 30_000 }).toContain('query Mine');
    await run(theirs.page);
    await answer(theirs.page).toMatch(/East.Kalimantan/);
    expect(await theirs.page.locator('.graphiql-tab').count()).toBe(examples.length + 1);
    await theirs.close();
  }, 90_000);

  test('to a saved document that is not there says so', async () => {
    const { page, close } = await open('/explorer?document=nothing<b>&lang=en');
    expect(await page.locator('#notice').textContent()).toBe('No saved question has the name “nothing<b>”.');
    await close();
  }, 60_000);
});

test('on a phone each pane is as wide as the screen, and there is a way back', async () => {
  const { page, close } = await open('/explorer?lang=id', { viewport: { width: 390, height: 844 } });
  const box = async (selector: string) =>
    (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [asks, answers] = [await box('.graphiql-query-editor'), await box('.graphiql-response')];
  expect([asks.width, answers.width].map((width) => width > 340)).toEqual([true, true]);
  // Both are in sight at once, with what stands between them.
  expect([asks.height > 150, answers.height > 200, answers.y + answers.height <= 844]).toEqual([true, true, true]);
  expect(answers.y).toBeGreaterThan(asks.y + asks.height);
  // The question can be read, below its tools, which stay within their pane.
  const [tools, question] = [await box('.graphiql-toolbar'), await box('.graphiql-query-editor .monaco-editor')];
  expect([question.height > 140, question.width > 300]).toEqual([true, true]);
  expect([tools.y >= asks.y, tools.y + tools.height <= question.y]).toEqual([true, true]);
  expect(question.y + question.height).toBeLessThanOrEqual(asks.y + asks.height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await run(page);
  await answer(page).toContain('1440814');
  expect(await page.locator('.bar:visible').innerText()).toContain('Tanyakan apa saja kepada API');
  await page.getByRole('link', { name: 'Halaman depan' }).click();
  await page.waitForURL('**/id/');
  await close();
}, 60_000);

test.each([
  [390, 800],
  [390, 844],
  [360, 640],
])(
  'at %i x %i variables and headers can be typed once there is an answer',
  async (width, height) => {
    const { page, close } = await open('/explorer?lang=id', { viewport: { width, height } });
    await run(page);
    await answer(page).toContain('1440814');
    for (const [name, place] of [
      ['Variables', 0],
      ['Headers', 1],
    ] as const) {
      await page.getByRole('button', { name }).click();
      await page.locator('.graphiql-editor-tool .monaco-editor:visible').nth(0).click();
      await page.keyboard.type('{"of": "mine"');
      await expect
        .poll(() => page.locator('.graphiql-editor-tool .view-lines').nth(place).innerText())
        .toMatch(/"of":\s"mine"/);
    }
    await close();
  },
  60_000,
);

test('a link to the same question takes its tab again, with the new values', async () => {
  const { page, close } = await open('/explorer?document=participants&area=64');
  await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 30_000 });
  const tabs = await page.locator('.graphiql-tab').count();
  await expect.poll(() => kept(page)).toContain('tabState');
  await page.goto(`${worker.url()}/explorer?document=participants&area=63`);
  await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 30_000 });
  await expect.poll(() => shown(page, '.graphiql-editor-tool')).toContain('"63"');
  expect(await page.locator('.graphiql-tab').count()).toBe(tabs);
  await close();
}, 60_000);

test('who comes back finds the question that they had opened by a link, with its values, and can run it', async () => {
  const { page, close } = await open('/explorer?document=participants&area=VII&at=2014-07&lang=en');
  await expect.poll(() => kept(page)).toContain('query Participants(');
  const tabs = await page.locator('.graphiql-tab').count();
  await page.goto(`${worker.url()}/explorer?lang=en`);
  await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 30_000 });
  await expect.poll(() => shown(page, '.graphiql-query-editor')).toContain('query Participants(');
  await expect.poll(() => shown(page, '.graphiql-editor-tool')).toContain('"at": "2014-07"');
  expect(await page.locator('.graphiql-tab').count()).toBe(tabs);
  await run(page);
  await answer(page).toContain('1440814');
  await close();
}, 60_000);
