/** The typed client and the page of the examples, against the Worker in workerd. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import * as client from '../../examples/client.gen.ts';
import { partsOf } from '../../examples/series.ts';
import { asking } from '../../scripts/mirror.ts';
import { savedDocument, savedNames } from '../../src/documents/saved.ts';
import { useAccess } from '../support/access.ts';
import { useWorker } from '../support/worker.ts';

const access = useAccess();
const worker = useWorker(access.apiUrl);
const api = () => ({ address: worker.url() });

describe('the client', () => {
  test('has a function for each saved document, with the hash that the server has: npm run client', () => {
    const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const hashes = Object.fromEntries(Object.entries(client).map(([name, { hash }]) => [name, hash]));
    expect(hashes).toEqual(
      Object.fromEntries(savedNames.map((name) => [camel(name), `sha256:${savedDocument(name)?.hash}`])),
    );
  });

  test('asks with variables that have types, in a language, with a key, and throws what is wrong', async () => {
    const { province } = await client.areasOfProvince({ ...api(), language: 'en' }, { province: '63', at: '2023-06' });
    expect(province?.name).toBe('South Kalimantan');
    expect(province?.localGovernments).toHaveLength(13);
    const { compare } = await client.compare(api(), { areas: ['Province:64', 'Province:63'], measures: ['EMPLOYERS'] });
    expect(compare.map(({ measure }) => measure)).toEqual(['EMPLOYERS', 'EMPLOYERS']);
    const draft = { code: '64.71:DRAFT' };
    const key = access.bearer('region').authorization.slice('Bearer '.length);
    await expect(client.agreement(api(), draft)).rejects.toThrow(/^Tidak ada yang cocok/);
    expect((await client.agreement({ ...api(), key }, draft)).mou?.code).toBe('64.71:DRAFT');
    await expect(client.figures(api(), { first: 101 })).rejects.toThrow(/100/);
  });

  test('a document is asked by the hash of its function', async () => {
    // The address of a document speaks Indonesian unless it says otherwise, the endpoint what the header asks for.
    const headers = { 'accept-language': 'id' };
    const response = await fetch(`${worker.url()}/graphql?documentId=${client.series.hash}`, { headers });
    const { data } = (await response.json()) as { data: unknown };
    expect(data).toEqual(await client.series(api()));
  });
});

test('the page draws no line across a break', async () => {
  const { area } = await client.series(api(), { area: 'Region:VII', segment: 'INFORMAL' });
  const { points, breaks } = area?.series ?? { points: [], breaks: [] };
  const begins = partsOf(points).map(([point]) => point?.month);
  expect(partsOf(points).flat()).toEqual(points);
  expect(breaks.length).toBeGreaterThan(0);
  for (const { after } of breaks) expect(begins).toContain(after);
});

test('the mirror says who is not this API, and where nobody answers', async () => {
  const server = createServer((_request, response) => response.end('<!doctype html>')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = asking(address);
  await expect(ask('{ __typename }', {})).rejects.toThrow(`What answers at ${address}/graphql (200) is not this API.`);
  server.closeAllConnections();
  await once(server.close(), 'close');
  await expect(ask('{ __typename }', {})).rejects.toThrow(`Nobody answers at ${address}/graphql.`);
  expect(await asking(worker.url())('{ __typename }', {})).toEqual({ __typename: 'Query' });
});
