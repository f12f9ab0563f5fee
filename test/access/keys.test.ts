import { beforeAll, describe, expect, inject, test } from 'vitest';
import { makeKeys } from '../../scripts/keys.ts';
import { PEPPER, useApi } from '../support/api.ts';
import { createDatabase } from '../support/database.ts';

let apiUrl: string;
const secrets: Record<string, string> = {};
beforeAll(async () => {
  const url = await createDatabase('seeded');
  // Twice: what is there stays, and there are new keys.
  await makeKeys(url, PEPPER, { issuer: 'http://issuer.test' });
  for (const { code, secret } of await makeKeys(url, PEPPER, { issuer: 'http://issuer.test' })) secrets[code] = secret;
  apiUrl = Object.assign(new URL(inject('apiUrl')), { pathname: new URL(url).pathname }).href;
});
const api = useApi(() => apiUrl);

/** The query of the README; one question, and each gets the answer that is theirs. */
const QUERY = `{
  viewer { roles areas { code } }
  mous(filter: { text: "EXAMPLE" }, orderBy: CODE) { totalCount nodes { code viewerCan { comment amend } } }
}`;
const can = (code: string, comment: boolean, amend: boolean) => ({ code, viewerCan: { comment, amend } });

describe('one query, by the keys of npm run keys', () => {
  test.each([
    ['anonymous', [], [], []],
    ['gubernur-64', ['GOVERNMENT'], ['64'], [can('64.71:EXAMPLE', true, false), can('64.72:EXAMPLE', true, false)]],
    ['wali-kota-64.71', ['GOVERNMENT'], ['64.71'], [can('64.71:EXAMPLE', true, false)]],
    ['kc-banjarmasin', ['BRANCH'], ['KC-BANJARMASIN'], [can('63.71:EXAMPLE', true, true)]],
    [
      'kanwil-vii',
      ['REGION'],
      ['VII'],
      [can('63.71:EXAMPLE', true, true), can('64.71:EXAMPLE', true, true), can('64.72:EXAMPLE', true, true)],
    ],
    [
      'auditor',
      ['AUDITOR'],
      ['ID'],
      [can('63.71:EXAMPLE', false, false), can('64.71:EXAMPLE', false, false), can('64.72:EXAMPLE', false, false)],
    ],
  ])('%s', async (who, roles, areas, nodes) => {
    const headers: Record<string, string> = who === 'anonymous' ? {} : { authorization: `Bearer ${secrets[who]}` };
    const { json, stats } = await api.query(QUERY, undefined, {}, headers);
    expect(json.data).toEqual({
      viewer: { roles: ['PUBLIC', ...roles], areas: areas.map((code) => ({ code })) },
      mous: { totalCount: nodes.length, nodes },
    });
    expect(stats).toMatchObject({ http: 1, statements: { length: 1 } });
  });
});
