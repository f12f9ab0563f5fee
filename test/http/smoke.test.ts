import { expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();

test('answers a deep query with four root fields in one request and one statement', async () => {
  const { json, status, stats, headers } = await api.query(`{
    region(code: "VII") { name numeral head { holder } provinces { code name localGovernments { code name mous(first: 1) { nodes { status(at: "2025-01-01") source { publisher } } } } } }
    programmes(at: "2014-08-21") { code benefits(at: "2014-08-21") { nameId } }
    dataset { version figures }
    viewer { roles }
  }`);
  expect(json.errors).toBeUndefined();
  expect(status).toBe(200);
  expect(json.data.region.provinces.map((p: { localGovernments: unknown[] }) => p.localGovernments.length)).toEqual([
    14, 14, 13, 10, 5,
  ]);
  expect(json.data.viewer).toEqual({ roles: ['PUBLIC'] });
  expect(stats).toMatchObject({ http: 1, statements: { length: 1 } });
  expect(json.extensions).toMatchObject({ cost: { limit: 5000 }, dataset: { version: expect.any(String) } });
  expect(headers.get('server-timing')).toMatch(/roundtrips;desc="1"/);
});
