/** The pages for people, as they are without script: what they say, in which language, and what they cost. */
import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
const get = (path: string, headers: Record<string, string> = {}) =>
  api.fetch(path, { headers: { accept: 'text/html,*/*;q=0.8', ...headers } });

describe('the first page', () => {
  test.each([
    ['id-ID,id;q=0.9,en;q=0.8', '/id/'],
    ['en-GB', '/en/'],
    ['fr', '/id/'],
    [undefined, '/id/'],
  ])('for %s is at %s', async (language, path) => {
    const answer = await get('/', language ? { 'accept-language': language } : {});
    expect([answer.status, answer.headers.get('location'), answer.headers.get('vary')]).toEqual([
      302,
      path,
      'Accept-Language',
    ]);
  });

  test('has a sentence and numbers in each language, in one request to the database', async () => {
    const id = await get('/id/');
    expect([id.status, id.stats.http, id.headers.get('content-language')]).toEqual([200, 1, 'id']);
    expect(id.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(id.text).toContain('Kantor Wilayah Kalimantan');
    expect(id.text).toMatch(/Sekitar 3[.]300[.]000<\/strong> peserta/);
    const en = await get('/en/');
    expect([en.status, en.stats.http, en.headers.get('content-language')]).toEqual([200, 1, 'en']);
    expect(en.text).toMatch(/About 3,300,000<\/strong> participants/);
  });
});
