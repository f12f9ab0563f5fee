/** The pages for developers, as they are without script. */
import { expect, test } from 'vitest';
import { LIMITS } from '../../src/graphql/limits.ts';
import { useApi } from '../support/api.ts';

const api = useApi();
const get = (path: string) => api.fetch(path, { headers: { accept: 'text/html' } });

test.each(['id', 'en'])(
  '/%s/developers tells how to ask, and the limits as they are, without the database',
  async (tag) => {
    const { status, text, stats } = await get(`/${tag}/developers`);
    expect([status, stats.http]).toEqual([200, 0]);
    expect(text).toContain('curl http://jangkau.test/graphql');
    for (const limit of [LIMITS.cost, LIMITS.depth, LIMITS.tokens])
      expect(text).toContain(`<td>${limit.toLocaleString(tag === 'id' ? 'id-ID' : 'en-GB')}</td>`);
    // Every address on it answers.
    const addresses = [...text.matchAll(/ href="(\/[^"#]*)"/g)].map(([, address]) =>
      (address as string).replaceAll('&amp;', '&'),
    );
    const ours = addresses.filter((address) => !/^\/(assets|explorer|icon)/.test(address));
    expect(ours.length).toBeGreaterThan(8);
    for (const address of new Set(ours)) expect([address, (await get(address)).status]).toEqual([address, 200]);
  },
);

test('what the page says how to ask is answered', async () => {
  const { text } = await get('/en/developers');
  const [, body = ''] = /-d '(.+?)'/.exec(text) ?? [];
  const { query } = JSON.parse(body.replaceAll('&quot;', '"'));
  expect((await api.query(query)).json.data.region.name).toBe('Kantor Wilayah Kalimantan');
  const [, address = ''] = /curl 'http:\/\/jangkau.test(.+?)'/.exec(text) ?? [];
  expect((await get(address.replaceAll('&amp;', '&'))).headers.get('content-type')).toMatch(/^text\/csv/);
});

test('the code of an error leads to its place on the page, in the language of the error', async () => {
  const { json } = await api.query('{ nothing }', undefined, {}, { 'accept-language': 'id' });
  const [address, code] = json.errors[0].extensions.docs.split('#');
  const { status, headers } = await get(address);
  expect([status, headers.get('location')]).toEqual([302, '/id/errors']);
  expect((await get('/id/errors')).text).toContain(`<h3 id="${code}">`);
});

test.each(['/id/developers', '/en/errors', '/id/q'])('%s is kept, and known by its tag', async (path) => {
  const { headers } = await get(path);
  expect(headers.get('cache-control')).toBe('public, max-age=60');
  const tag = String(headers.get('etag'));
  const known = await api.fetch(path, { headers: { accept: 'text/html', 'if-none-match': tag } });
  expect([known.status, known.text]).toEqual([304, '']);
  expect(known.headers.get('content-security-policy')).toBe(headers.get('content-security-policy'));
  const other = path.replace(/^\/(id|en)/, (_, language) => (language === 'id' ? '/en' : '/id'));
  expect((await get(other)).headers.get('etag')).not.toBe(tag);
});
