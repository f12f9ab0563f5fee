/** `npm run import`: what it sends and says, and what it ends with. Long files: large-files.test.ts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useWorker } from '../support/worker.ts';

const { access, apiUrl } = useAccess(false);
const worker = useWorker(apiUrl);

const ADDRESS = { basis: 'ACTIVE', citation: 'Laporan bulanan', publisher: 'KC Banjarmasin' };
const GOOD = 'area,segment,measure,value\n63.71,PU,PARTICIPANTS,1000\n63.71,BPU,PARTICIPANTS,200\n';

/** Runs `npm run import`, with the key of an office. */
async function command(file: string, options: string[], key: string | undefined = access().keys.branch) {
  const child = spawn(process.execPath, ['scripts/import.ts', file, ...options], {
    env: { ...process.env, JANGKAU_KEY: key },
  });
  const told = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    told.out += text;
  });
  child.stderr.on('data', (text) => {
    told.err += text;
  });
  const [code] = await once(child, 'close');
  return { code, ...told };
}
describe('npm run import', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jangkau-import-'));
  const fileOf = (name: string, body: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, body);
    return path;
  };
  const options = (month: string, ...more: string[]) => [
    ...['--url', worker.url()],
    ...Object.entries({ ...ADDRESS, month }).flatMap(([name, value]) => [`--${name}`, value]),
    ...more,
  ];
  afterAll(() => rmSync(folder, { recursive: true }));

  test('sends a file, and releases it where that is asked for; the same command says the same', async () => {
    const file = fileOf('good.csv', GOOD);
    const sent = await command(file, options('2004-01'));
    expect([sent.code, sent.out]).toEqual([
      0,
      expect.stringMatching(/^Submission:\d+ is SUBMITTED: 2 rows read, 2 accepted, 0 rejected, 0 released\n$/),
    ]);
    expect(sent.err).toMatch(/\[#{30}\] 2 of 2 rows taken/);
    const released = await command(file, options('2004-01', '--release'));
    expect([released.code, released.out.replace('RELEASED', 'SUBMITTED').replace('2 released', '0 released')]).toEqual([
      0,
      sent.out,
    ]);
    expect(await command(file, options('2004-01', '--release'))).toMatchObject({ code: 0, out: released.out });
    const rows = [
      ['area', 'segment', 'measure', 'value'],
      ['63.71', 'PMI', 'PARTICIPANTS', 7],
    ];
    const book = fileOf('book.xlsx', await writeXlsx({ sheets: [{ name: 'a', rows }] }));
    expect(await command(book, options('2004-01'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/SUBMITTED: 1 rows read/),
    });
  });

  test('tells what is wrong with a file', async () => {
    const wrong = await command(fileOf('wrong.csv', GOOD.replace('1000', 'many')), options('2004-02'));
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toMatch(/^row 2, value "many": .*\nOf 2 rows 1 is refused/m);
    const broken = await command(fileOf('broken.csv', `${GOOD}"`), options('2004-02'));
    expect([broken.code, broken.err]).toEqual([1, expect.stringMatching(/^Row 4: a quote/)]);
    const partly = await command(join(folder, 'wrong.csv'), options('2004-02', '--acceptPartial', '--lang', 'id'));
    expect([partly.code, partly.out]).toEqual([0, expect.stringMatching(/2 rows read, 1 accepted, 1 rejected/)]);
    expect(partly.err).toMatch(/^row 2, value "many": "many" bukan angka/m);
    const others = await command(join(folder, 'good.csv'), options('2004-03'), access().keys.governor);
    expect([others.code, others.out]).toEqual([1, '']);
  });

  test('sends nothing where the command is not understood', async () => {
    const file = join(folder, 'good.csv');
    for (const [path, given, key, words] of [
      ['', options('2004-01'), undefined, /Name one file/],
      [join(folder, 'none.csv'), options('2004-01'), undefined, /ENOENT/],
      [file, ['--month', '2004-01'], undefined, /Name the address/],
      [file, options('2004-01', '--moth', '2004-01'), undefined, /'--moth'/],
      [file, options('2004-01'), '', /Give the key/],
      [file, ['--url', worker.url(), '--basis', 'ACTIVE'], undefined, /^Give --month\./],
      [file, ['--url', worker.url(), '--month', '2004-01'], undefined, /^Give --basis\./],
    ] as const) {
      const { code, err } = await command(path, [...given], key);
      expect([code, err]).toEqual([2, expect.stringMatching(words)]);
    }
  });

  test('says how it is used where that is asked for', async () => {
    const { code, err } = await command('--help', []);
    expect([code, err]).toEqual([0, expect.stringMatching(/^npm run import -- figures\.csv --url/)]);
  });

  test('gives up where nobody answers, and says to go on', async () => {
    const { code, err } = await command(join(folder, 'good.csv'), [
      '--url',
      'http://127.0.0.1:1',
      ...options('2004-01').slice(2),
    ]);
    expect([code, err]).toEqual([
      3,
      expect.stringMatching(/cannot be reached .* give the same command again to go on/),
    ]);
  });
});
