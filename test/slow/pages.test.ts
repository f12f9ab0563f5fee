/** The pages in a real browser: by every size and colour scheme, on paper, by keys, without script, and when data are late. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { seedSynthetic } from '../../scripts/synthetic.ts';
import { useBrowser } from '../support/browser.ts';
import { createDatabase } from '../support/database.ts';
import { useWorker } from '../support/worker.ts';

const worker = useWorker();
const browser = useBrowser();

/** The same database with made-up data of the whole nation, and a Worker in front of it. */
let national: string;
beforeAll(async () => {
  const url = await createDatabase('seeded');
  await seedSynthetic(url, 0.1, () => {});
  national = Object.assign(new URL(inject('apiUrl')), { pathname: new URL(url).pathname }).href;
}, 120_000);
const nationalWorker = useWorker(() => national);
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const PATHS = [
  '/',
  '/wilayah/ID?measure=COVERAGE',
  '/wilayah/VII',
  '/wilayah/64/urutan?over=BRANCH&segment=PU&at=2020-06',
  '/wilayah/64.08?segment=INFORMAL&at=2024-12',
  '/wilayah/11.01',
  '/wilayah/99',
  '/mou',
  '/mou?within=64&days=365&status=POSSIBLY_ACTIVE',
  '/mou/64:2020-06-15',
  '/mutu',
  '/mutu?within=11&month=2014-07',
  '/developers',
  '/q',
  '/errors',
];
/** What has nothing to cite. */
const WITHOUT_DATA = ['/wilayah/99', '/developers', '/q', '/errors'];
const LANGUAGES = ['id', 'en'] as const;

/** A page in a context of its own, and what it complained of, or asked of others. */
async function open(path: string, options: BrowserContextOptions = {}, site = worker.url()) {
  const context = await browser().newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) complaints.push(`asked ${request.url()}`);
  });
  await page.addInitScript(() => {
    Object.assign(globalThis, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Object.assign(globalThis, { shifted: shifted + (entry as Shift).value });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(site + path);
  return { page, complaints, close: () => context.close() };
}
type Shift = PerformanceEntry & { value: number };
declare const shifted: number;

/** What axe finds, each with the elements that it is about. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: what the line above put there
    const { violations } = await (globalThis as any).axe.run();
    return violations.flatMap(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
  });
}

const measured: string[] = [];
afterAll(() => console.log(measured.join('\n')));

describe.each(PATHS)('%s', (path) => {
  test.each(LANGUAGES)(
    'in %s has no finding of axe in any size and colour, and nothing breaks its policy',
    async (language) => {
      const { page, complaints, close } = await open(`/${language}${path}`, { viewport: { width: 390, height: 844 } });
      // A refusal is an answer with its status, which the browser writes down too.
      expect(complaints.filter((line) => !/status of 40\d/.test(line))).toEqual([]);
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      const { shift, paint } = await page.evaluate(() => ({
        shift: shifted,
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      }));
      measured.push(
        `${language}${path}: first contentful paint ${paint.toFixed(0)} ms, layout shift ${shift.toFixed(3)}`,
      );
      expect(shift).toBeLessThan(0.02);
      for (const width of [390, 1280])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          expect([width, colorScheme, await findings(page)]).toEqual([width, colorScheme, []]);
        }
      for (const width of [360, 390, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
      await close();
    },
    120_000,
  );

  test('is on paper with its address and sources, and without what can only be clicked', async () => {
    const { page, close } = await open(`/id${path}`, { colorScheme: 'dark' });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    // Paper is light, whatever the screen is.
    expect(await findings(page)).toEqual([]);
    expect(await page.locator('header nav').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    if (!WITHOUT_DATA.includes(path)) {
      const address = (await page.locator('footer a').first().textContent()) ?? '';
      const [shown, moment = ''] = address.split(/[?&]knownAt=/);
      expect(shown).toBe(`${worker.url()}/id${path}`);
      expect(Date.parse(moment)).toBeLessThanOrEqual(Date.now());
      // Each source has its address on paper: beside it, or in the list of all.
      const links = await page
        .locator('a.source')
        .evaluateAll((all) =>
          all.map((link) => [getComputedStyle(link, '::after').content, `" (${link.getAttribute('href')})"`]),
        );
      const hasList = (await page.locator('.sources').count()) > 0;
      for (const [written, expected] of links) expect(written).toBe(hasList ? 'none' : expected);
    }
    await close();
  });
});

describe.each([
  '/',
  '/wilayah/ID?over=PROVINCE',
  '/wilayah/VII',
  '/wilayah/35/urutan',
  '/mou?within=35',
  '/mutu?within=35',
])('of a whole nation, %s', (path) => {
  test.each(LANGUAGES)(
    'in %s fits every size and has no finding of axe',
    async (language) => {
      const { page, complaints, close } = await open(
        `/${language}${path}`,
        { viewport: { width: 390, height: 844 } },
        nationalWorker.url(),
      );
      expect(complaints).toEqual([]);
      expect(await page.locator('.failure').count()).toBe(0);
      expect((await page.locator('main').textContent())?.length).toBeGreaterThan(1_000);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect([colorScheme, await findings(page)]).toEqual([colorScheme, []]);
      }
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
      await close();
    },
    120_000,
  );
});

test('of a whole nation, what ends is listed whole; what is more than a list holds is told, with the rest', async () => {
  const listed = async (days: number) => {
    const site = nationalWorker.url();
    const text = await (await fetch(`${site}/en/mou?within=ID&days=${days}`)).text();
    const [, ending = ''] = /<section id="ending"(.*?)<\/section>/s.exec(text) ?? [];
    const csv = await (await fetch(`${site}/q/ending.csv?within=ID&days=${days}`)).text();
    return { ending, shown: ending.match(/<th scope="row">/g)?.length, all: csv.trim().split('\r\n').length - 1 };
  };
  const soon = await listed(60);
  expect(soon.all).toBeGreaterThan(20);
  expect(soon.all).toBeLessThanOrEqual(100);
  expect([soon.shown, soon.ending.includes('Only the first')]).toEqual([soon.all, false]);
  const later = await listed(365);
  expect(later.all).toBeGreaterThan(100);
  expect(later.shown).toBe(100);
  expect(later.ending).toContain('Only the first 100 are shown here. <a href="/q/ending.csv?within=ID&amp;days=365');
}, 60_000);

test.each(['/explorer?document=coverage&lang=id', '/explorer?lang=en'])(
  '%s has its answer in sight on a phone, below what is asked',
  async (path) => {
    const { page, close } = await open(path, { viewport: { width: 390, height: 844 } });
    const answer = page.locator('.graphiql-response');
    await answer.waitFor();
    const { y = 0, height = 0, width = 0 } = (await answer.boundingBox()) ?? {};
    expect([y + height <= 844, height > 200, width > 300]).toEqual([true, true, true]);
    await close();
  },
  60_000,
);

describe.each(['light', 'dark'] as const)('the explorer, %s', (colorScheme) => {
  /** What GraphiQL does, and nobody else can mend: its tabs hold buttons; what was asked before is called by another name. */
  const OF_GRAPHIQL =
    /^nested-interactive: <li [^>]*role="tab"|^label-content-name-mismatch: <button [^>]*graphiql-history-item-label/;
  test.each([
    ['/explorer?lang=en', 1280],
    ['/explorer?lang=id', 390],
    ['/explorer?document=coverage&lang=id', 1280],
    ['/explorer?document=nothing&lang=en', 390],
  ] as const)(
    '%s in %i pixels has no finding of axe but what is of GraphiQL',
    async (path, width) => {
      const { page, close } = await open(path, { viewport: { width, height: 844 }, colorScheme });
      await page.locator('.graphiql-query-editor .view-line').first().waitFor();
      const ours = async () => (await findings(page)).filter((found) => !OF_GRAPHIQL.test(found));
      expect(await ours()).toEqual([]);
      for (const name of [
        'Show Documentation Explorer',
        'Show History',
        'Open short keys dialog',
        'Open settings dialog',
      ]) {
        await page.getByRole('button', { name }).first().click();
        await page.waitForTimeout(500);
        expect([name, await ours()]).toEqual([name, []]);
        await page.keyboard.press('Escape');
      }
      await page.locator('.graphiql-execute-button').click();
      await page.locator('.result-window .view-line').first().waitFor();
      expect(await ours()).toEqual([]);
      await close();
    },
    60_000,
  );
});

test('a table that is wider than its page is in the shade where it goes on, and its name stays in sight', async () => {
  const { page, close } = await open('/en/wilayah/VII', { viewport: { width: 390, height: 844 } });
  const table = page.locator('#participants .scroll');
  const widths = await table.evaluate((box) => [
    box.scrollWidth > box.clientWidth,
    getComputedStyle(box).backgroundAttachment,
  ]);
  expect(widths).toEqual([true, 'local, local, scroll, scroll, scroll']);
  await table.evaluate((box) => box.scrollTo(10_000, 0));
  expect(
    await page.locator('#participants caption span').evaluate((name) => name.getBoundingClientRect().left),
  ).toBeGreaterThan(16);
  // Sentences have room: no row is taller than half of the screen.
  for (const height of await page.locator('.scroll tr').evaluateAll((rows) => rows.map((row) => row.clientHeight)))
    expect(height).toBeLessThan(422);
  await close();
}, 60_000);

describe('by keys alone', () => {
  test('the content is one step away, a map is one stop, and its numbers tell all about themselves', async () => {
    const { page, close } = await open('/id/wilayah/ID?measure=COVERAGE', { viewport: { width: 1280, height: 900 } });
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('#main');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    for (let i = 0; i < 60 && !(await focused()).endsWith('/wilayah/11'); i++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('/id/wilayah/11');
    const readout = page.locator('#map .readout');
    expect(await readout.textContent()).toMatch(/^Aceh: tidak ada data/);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('/id/wilayah/12');
    const columns = await page.evaluate(
      () => getComputedStyle(document.querySelector('.tiles') as Element).gridTemplateColumns.split(' ').length,
    );
    const tiles = await page.locator('.tile').evaluateAll((all) => all.map((tile) => tile.getAttribute('href')));
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(tiles[columns + 1]);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(tiles[0]);
    await page.keyboard.press('End');
    expect(await focused()).toBe(tiles.at(-1));
    // Leaving the map is one step too.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.tiles'))).toBe(null);
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(tiles.at(-1));
    for (let i = 0; i < 40 && !(await focused()).endsWith('/wilayah/61'); i++) await page.keyboard.press('ArrowLeft');
    expect(await readout.textContent()).toMatch(
      /^Kalimantan Barat: diperkirakan 27%; ketelitian: diperkirakan; .*per 2025; diketahui di sini sejak .*; sumber: kaltim\.idntimes\.com.*; keraguan: dibantah sumber lain\.$/,
    );
    await page.keyboard.press('Enter');
    await page.waitForURL('**/id/wilayah/61');
    await close();
  }, 60_000);

  test('a number of a series is told when it is pointed at, and when it is chosen', async () => {
    const { page, close } = await open('/en/wilayah/VII');
    const readout = page.locator('#series .readout');
    await page.locator('.series .point').last().hover();
    expect(await readout.textContent()).toMatch(/^November 2024: 3,287,020 workers; precision: exact;/);
    await page.locator('.series .point').first().focus();
    expect(await readout.textContent()).toMatch(/^July 2014: 1,440,814 workers/);
    // The chart is one stop: the one before its first mark lies outside of it.
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.series'))).toBe(null);
    await page.locator('.series .point').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await readout.textContent()).toMatch(/^December 2016: about/);
    // What comes to lie below a pointer at rest is not pointed at.
    const mark = await page.locator('.series .point').last().boundingBox();
    await page.mouse.move((mark?.x ?? 0) + 10, (mark?.y ?? 0) + 110);
    await page.locator('.series .point').nth(1).focus();
    const told = await readout.textContent();
    await page.evaluate(() => scrollBy(0, -100));
    await page.waitForTimeout(500);
    expect(await readout.textContent()).toBe(told);
    await close();
  });
});

test('without script all numbers are there, and what is looked at can be chosen', async () => {
  const { page, close } = await open('/id/', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Angka', exact: true }).click();
  await page.waitForURL('**/id/wilayah/ID');
  await page.goto(`${worker.url()}/id/wilayah/VII`);
  // Nothing is promised of what only a script does.
  expect(await page.locator('.readout').count()).toBeGreaterThan(0);
  expect(await page.locator('.readout:visible').count()).toBe(0);
  await page.locator('select[name=over]').selectOption('PROVINCE');
  await page.locator('select[name=measure]').selectOption('COVERAGE');
  await page.locator('.filters button').click();
  await page.waitForURL('**/id/wilayah/VII?*over=PROVINCE*');
  expect(await page.locator('.tile').allTextContents()).toEqual([
    expect.stringMatching(/^Kalimantan Barat≈ 27% ⚑$/),
    expect.stringMatching(/^Kalimantan Tengah≈ 42%/),
    expect.stringMatching(/^Kalimantan Selatan≈ 42%/),
    expect.stringMatching(/^Kalimantan Timur> 50%/),
    expect.stringMatching(/^Kalimantan Utara≈ 46%/),
  ]);
  await page.getByRole('link', { name: 'English' }).click();
  expect(await page.locator('.tile .area').first().textContent()).toBe('West Kalimantan');
  await close();
}, 60_000);

describe('when the database', () => {
  test('is slow, there is a skeleton, and then the page in its place', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    worker.endpoint().fault({ kind: 'latency', ms: 4_000 });
    await page.goto(`${worker.url()}/id/wilayah/62?segment=PU`, { waitUntil: 'commit' });
    await page.locator('.skeleton').waitFor({ state: 'visible', timeout: 3_000 });
    expect(await page.locator('header .name').isVisible()).toBe(true);
    expect(await page.locator('main').count()).toBe(0);
    await page.locator('main').waitFor({ state: 'visible' });
    expect(await page.locator('.skeleton').isVisible()).toBe(false);
    expect(await page.title()).toBe('Cakupan di Kalimantan Tengah · Jangkau');
    expect(await findings(page)).toEqual([]);
    await context.close();
  }, 60_000);

  test.each([0, 2_000])(
    'fails after %i ms, there are words and a way to try again, which comes through',
    async (ms) => {
      const { page, close } = await open('/en/');
      const fault = { kind: 'status', status: 500 } as const;
      worker.endpoint().fault({ ...fault, ms }, fault);
      await page.goto(`${worker.url()}/en/wilayah/62?segment=BPU&at=20${20 + ms / 1_000}-01`);
      expect(await page.locator('main').textContent()).toContain('The database does not answer at the moment.');
      expect(await page.locator('.skeleton:visible').count()).toBe(0);
      expect(await findings(page)).toEqual([]);
      await page.getByRole('link', { name: 'Try again' }).click();
      await page.getByRole('heading', { name: 'Central Kalimantan' }).waitFor();
      await close();
    },
    60_000,
  );
});

test('the first view has at most 60 KB of script, compressed', async () => {
  const { page, close } = await open('/id/wilayah/VII');
  const scripts = await page.locator('script[src]').evaluateAll((all) => all.map((each) => each.getAttribute('src')));
  expect(scripts).toEqual(['/assets/pages.js']);
  const text = await (await fetch(`${worker.url()}/assets/pages.js`)).text();
  expect(gzipSync(text).length).toBeLessThan(60_000);
  await close();
});
