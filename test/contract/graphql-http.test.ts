import { serverAudits } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi(undefined, {}, 'both');
/** The audits call fetch with an address; here it leads into the app. */
const fetchFn = async (input: string | URL | Request, init?: RequestInit) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const answer = await api.fetch(url.pathname + url.search, init);
  return new Response(answer.text, { status: answer.status, headers: answer.headers });
};

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: 'http://jangkau.test/graphql', fetchFn: fetchFn as never });

  test('all of the audits are here', () => {
    const of = (level: string) => audits.filter(({ name }) => name.startsWith(level)).length;
    expect({ must: of('MUST'), should: of('SHOULD'), may: of('MAY') }).toEqual({ must: 13, should: 23, may: 25 });
  });
  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });
});
