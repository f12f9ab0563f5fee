/** `npm run import`: what it sends and says, and what it ends with. Long files: large-files.test.ts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useWorker } from '../support/worker.ts';

const { access, apiUrl, asOwner, bearer } = useAccess(false);
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

  /** What is there of a month. */
  const kept = async (month: string) =>
    (
      await asOwner(
        `select (select count(*)::int from submission s where s.as_of = partial_date_from('${month}')) as submissions,
           (select count(*)::int from figure f where f.as_of = partial_date_from('${month}')) as figures`,
      )
    )[0];

  test('given twice at once sends and releases a file once, and both say so', async () => {
    const [{ rows } = {}] = await asOwner('select released_at_once() as rows');
    const atOnce = (n: unknown) =>
      asOwner(`create or replace function released_at_once() returns int immutable return ${n}`);
    await atOnce(1);
    const lines = ['63.72', '63.03', '63.04'].flatMap((area) =>
      ['PU', 'BPU', 'JAKON', 'PMI'].map((segment) => `${area},${segment},PARTICIPANTS,10\n`),
    );
    const file = fileOf('together.csv', `area,segment,measure,value\n${lines.join('')}`);
    const [one, other, third] = await Promise.all(
      [1, 2, 3].map(() => command(file, options('2004-05', '--release', '--acknowledge', 'JUMP,DOES_NOT_ADD_UP'))),
    );
    await atOnce(rows);
    expect([one?.code, one?.out], one?.err).toEqual([
      0,
      expect.stringMatching(/^Submission:\d+ is RELEASED: 12 rows read, 12 accepted, 0 rejected, 12 released\n$/),
    ]);
    for (const each of [other, third]) expect([each?.code, each?.out], each?.err).toEqual([0, one?.out]);
    expect(await kept('2004-05')).toEqual({ submissions: 1, figures: 12 });
  });

  test('says so where the key may not release, and what to do; the rows wait, and nothing is lost', async () => {
    const [{ region_id } = {}] = await asOwner(
      "delete from branches_release where region_id = (select id from area where code = 'VII') returning region_id",
    );
    const file = fileOf('waiting.csv', GOOD);
    const sent = await command(file, options('2004-06', '--release'));
    expect([sent.code, sent.out]).toEqual([1, '']);
    expect(sent.err).toMatch(
      /^Submission:\d+ is SUBMITTED: 2 rows read, 2 accepted, 0 rejected, 0 released\nA submission is released by the region above it, .* Meanwhile it waits, and nothing is lost: ask the region to release it\.$/m,
    );
    expect(await kept('2004-06')).toEqual({ submissions: 1, figures: 0 });
    // The region does; then the same command finds that it is done.
    const [id] = /Submission:\d+/.exec(sent.err) ?? [];
    const response = await fetch(`${worker.url()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer('region') },
      body: JSON.stringify({
        query: `mutation { releaseSubmission(input: { submission: "${id}" }) { __typename } }`,
      }),
    });
    expect(await response.json()).toMatchObject({
      data: { releaseSubmission: { __typename: 'ReleaseSubmissionSuccess' } },
    });
    expect(await command(file, options('2004-06', '--release'))).toMatchObject({
      code: 0,
      out: `${id} is RELEASED: 2 rows read, 2 accepted, 0 rejected, 2 released\n`,
    });
    await asOwner(`insert into branches_release (region_id) values (${region_id})`);
  });

  test('takes a packed file, whatever it is called; one that is broken is refused', async () => {
    const rows = [
      ['area', 'segment', 'measure', 'value'],
      ['63.71', 'PMI', 'PARTICIPANTS', 7],
    ];
    for (const [name, body, read] of [
      ['packed.csv.gz', gzipSync(GOOD), 2],
      ['packed.csv', gzipSync(GOOD.replace('BPU', 'PMI')), 2],
      ['packed.xlsx.gz', gzipSync(await writeXlsx({ sheets: [{ name: 'a', rows }] })), 1],
    ] as const)
      expect([name, await command(fileOf(name, body), options('2004-07'))]).toMatchObject([
        name,
        { code: 0, out: expect.stringContaining(` is SUBMITTED: ${read} row`) },
      ]);
    for (const [name, body, words] of [
      ['cut.csv.gz', gzipSync(GOOD).subarray(0, -9), /^The body is not gzip/],
      ['more.csv.gz', Buffer.concat([gzipSync(GOOD), Buffer.from('junk')]), /^The body is not gzip/],
      ['bomb.csv.gz', gzipSync(Buffer.alloc(16_000_001, ' ')), /^Unpacked, the file is larger than 16,000,000 bytes/],
      ['empty.csv.gz', gzipSync(''), /^The file is empty/],
    ] as const)
      expect([name, await command(fileOf(name, body), options('2004-08'))]).toMatchObject([
        name,
        { code: 1, out: '', err: expect.stringMatching(words) },
      ]);
    expect(await kept('2004-08')).toEqual({ submissions: 0, figures: 0 });
  });

  describe('where the API', () => {
    /** Stands in the place of the API. */
    const inPlace = async <T>(
      answer: (request: IncomingMessage, body: Buffer, response: ServerResponse) => unknown,
      run: (url: string) => Promise<T>,
    ): Promise<T> => {
      const server = createServer(async (request, response) => {
        const body: Buffer[] = [];
        for await (const chunk of request) body.push(chunk);
        await answer(request, Buffer.concat(body), response);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    };
    const at = (url: string, month: string, ...more: string[]) => ['--url', url, ...options(month, ...more).slice(2)];
    const json = (response: ServerResponse, body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const submission = (state: string, released: number) => ({
      id: 'Submission:1',
      state,
      count: { read: 2, accepted: 2, rejected: 0, released },
      acts: [
        { by: 'KC Banjarmasin', remark: null },
        { by: 'Kantor Wilayah VII', remark: 'BPU is of May' },
      ],
    });

    test('hangs the command gives up after some tries, and says to go on', async () => {
      const { code, out, err } = await inPlace(
        () => {},
        (url) => command(fileOf('good.csv', GOOD), at(url, '2004-09', '--timeout', '0.3')),
      );
      expect([code, out]).toEqual([3, '']);
      expect(err.trim().split('\n')).toEqual([
        ...Array(5).fill('The API has given no answer for 0.3 s. It is sent again in 2 s.'),
        'The API has given no answer for 0.3 s. What was taken stays: give the same command again to go on.',
      ]);
    });

    test('gives no answer though it took the rows, they are taken once', async () => {
      let sent = 0;
      const { code, out, err } = await inPlace(
        async ({ url, headers }, body, response) => {
          const { host: _, ...rest } = headers as Record<string, string>;
          const answer = await fetch(worker.url() + url, { method: 'POST', headers: rest, body: body as never });
          // The first answer to the file, and the first to its release, are lost.
          const isFirst = url?.startsWith('/imports') ? sent++ === 0 : /mutation/.test(body.toString()) && sent++ === 2;
          if (!isFirst) json(response, (await answer.json()) as object);
        },
        (url) => command(fileOf('lost.csv', GOOD), at(url, '2004-10', '--release', '--timeout', '5')),
      );
      expect([code, out], err).toEqual([
        0,
        expect.stringMatching(/^Submission:\d+ is RELEASED: 2 rows read, .* 2 released\n$/),
      ]);
      expect(err.match(/no answer for 5 s/g)).toHaveLength(2);
      expect(await kept('2004-10')).toEqual({ submissions: 1, figures: 2 });
    });

    test('takes long, but goes on taking rows, it is waited for', async () => {
      let read = 0;
      const draft = () => ({
        asOf: { value: '2004-11' },
        source: { citation: ADDRESS.citation },
        count: { read: ++read },
      });
      const { code, err } = await inPlace(
        async ({ url }, _body, response) => {
          if (!url?.startsWith('/imports')) return json(response, { data: { submissions: { nodes: [draft()] } } });
          await wait(6_000);
          return json(response, { submission: submission('SUBMITTED', 0), findings: [], findingsLeftOut: 0 });
        },
        (url) => command(fileOf('good.csv', GOOD), at(url, '2004-11', '--timeout', '3')),
      );
      expect([code, err.includes('no answer')], err).toEqual([0, false]);
    });

    test('says that the submission was returned while it was to be released, it is told by whom and why', async () => {
      const { code, out, err } = await inPlace(
        ({ url }, body, response) =>
          json(
            response,
            url?.startsWith('/imports')
              ? { submission: submission('SUBMITTED', 0), findings: [], findingsLeftOut: 0 }
              : body.includes('mutation')
                ? { data: { releaseSubmission: { __typename: 'ConflictError', message: 'x' } } }
                : { data: { submission: submission('RETURNED', 1) } },
          ),
        (url) => command(fileOf('good.csv', GOOD), at(url, '2004-12', '--release')),
      );
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(
        /^Submission:1 is RETURNED: 2 rows read, 2 accepted, 0 rejected, 1 released; by Kantor Wilayah VII: BPU is of May$/m,
      );
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
      [file, options('2004-01', '--timeout', '0'), undefined, /^Give --timeout in seconds/],
      [file, options('2004-01', '--timeout', 'long'), undefined, /^Give --timeout in seconds/],
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
