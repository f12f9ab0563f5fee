import { serverAudits } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();

// The suite speaks to a URL; its requests go to the app in this process, in front of the real database.
const audits = serverAudits({
  url: 'http://jangkau.test/graphql',
  fetchFn: async (url: string, init?: RequestInit) => {
    const { pathname, search } = new URL(url);
    const { status, headers, text } = await api.fetch(pathname + search, init);
    return new Response(status === 204 ? null : text, { status, headers });
  },
});

describe('GraphQL over HTTP', () => {
  test.each(audits)('$id: $name', async (audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });

  test('nothing of the suite is left out', () => {
    const count = (level: string) => audits.filter(({ name }) => name.startsWith(level)).length;
    expect({ must: count('MUST'), should: count('SHOULD'), may: count('MAY') }).toEqual({
      must: 13,
      should: 23,
      may: 25,
    });
  });
});
