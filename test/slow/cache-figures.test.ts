/** What a saved document costs: kept at the edge, not changed since, and asked of the database. Prints the figures. */
import { expect, test } from 'vitest';
import { cpuBetween, cpuNow } from '../../bench/cpu.ts';
import { askFor } from '../../bench/load.ts';
import { useWorker } from '../support/worker.ts';

const worker = useWorker();
const address = (area: string, month: string) => `/q/participants.json?area=${area}&lang=en&at=${month}`;
const ADDRESS = address('VII', '2014-07');
const AREAS = ['61', '62', '63', '64', '65'];
const ROUNDS = 9;
const ROUND_MS = 700;
/** Of what costs as much as a miss, five run at once. */
const AT_ONCE = 4;

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] as number;
const spread = (numbers: readonly number[]) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] as number).toFixed(2);
  return `${median(numbers).toFixed(2)} (${at(0.25)}-${at(0.75)})`;
};

test('a hit and a 304 cost no request to the database, a miss costs one', { timeout: 120_000 }, async () => {
  let asked = 0;
  const get = async (path: string, headers: Record<string, string> = {}) => {
    // Each from an address of its own: the limit of requests is for one.
    const from = { 'cf-connecting-ip': `10.${++asked >> 16}.${(asked >> 8) & 255}.${asked & 255}` };
    const answer = await fetch(worker.url() + path, { headers: { ...headers, ...from } });
    await answer.arrayBuffer();
    return answer;
  };
  const first = await get(ADDRESS);
  const etag = first.headers.get('etag') as string;
  let others = 0;
  /** What nobody has asked for yet: areas month by month, from 1978 on. */
  const another = () => {
    const month = Math.floor(others / AREAS.length);
    const area = AREAS[others++ % AREAS.length] as string;
    return address(area, `${1978 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
  };
  const ways = {
    hit: { ask: () => get(ADDRESS), status: 200, requests: 0 },
    '304': { ask: () => get(ADDRESS, { 'if-none-match': etag }), status: 304, requests: 0 },
    miss: { ask: () => get(another()), status: 200, requests: 1 },
  };
  const found = Object.fromEntries(
    Object.keys(ways).map((name) => [name, { rates: [] as number[], cpu: [] as number[] }]),
  );
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, { ask, status, requests }] of Object.entries(ways)) {
      worker.endpoint().reset();
      const before = cpuNow([worker.pid()]);
      const { latencies, totalMs } = await askFor(ROUND_MS, AT_ONCE, async () =>
        expect((await ask()).status).toBe(status),
      );
      const done = latencies.length;
      expect(worker.endpoint().stats.http).toBe(requests * done);
      const cpu = cpuBetween(before, cpuNow([worker.pid()]));
      if (round === 0) continue;
      found[name]?.rates.push((done / totalMs) * 1000);
      if (cpu !== undefined) found[name]?.cpu.push(cpu / done);
    }
  }
  for (const [name, { rates, cpu }] of Object.entries(found)) {
    console.log(
      `${name}: ${Math.round(median(rates))} requests/s, ${spread(rates.map((rate, i) => rate / (found.miss?.rates[i] as number)))} of a miss; CPU of the Worker ${spread(cpu)} ms, ${spread(cpu.map((ms, i) => ms / (found.miss?.cpu[i] as number)))} of a miss`,
    );
  }
});
