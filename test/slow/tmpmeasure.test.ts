import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { test } from 'vitest';
import { useWorker } from '../support/worker.ts';
const worker = useWorker();
const forgetful = useWorker(undefined, { CACHE_KEEP_SECONDS: '0' });
const cpus = () => { const m = new Map<number, number>(); for (const pid of readdirSync('/proc').filter((p) => /^\d+$/.test(p))) try { const c = readFileSync(`/proc/${pid}/stat`, 'utf8'); if (!c.includes('(workerd)')) continue; const f = c.slice(c.lastIndexOf(')') + 2).split(' '); m.set(Number(pid), Number(f[11]) + Number(f[12])); } catch {} return m; };
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const get = (url: string, headers: Record<string, string>) => new Promise<number>((done, fail) => { const r = request(url, { agent, headers }, (res) => { res.on('data', () => {}).on('end', () => done(res.statusCode as number)); }); r.on('error', fail); r.end(); });
const post = (url: string, body: string) => new Promise<number>((done, fail) => { const r = request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (res) => { res.on('data', () => {}).on('end', () => done(res.statusCode as number)); }); r.on('error', fail); r.end(body); });
async function load(name: string, ask: () => Promise<number>) {
  for (let i = 0; i < 50; i++) await ask();
  const before = cpus(); const started = performance.now(); let n = 0; let status = 0;
  await Promise.all(Array.from({ length: 8 }, async () => { while (performance.now() - started < 4000) { status = await ask(); n++; } }));
  const s = (performance.now() - started) / 1000; const after = cpus();
  let most = 0; for (const [pid, c] of after) most = Math.max(most, c - (before.get(pid) ?? 0));
  return { name, status, rps: Math.round(n / s), cpuMs: Number(((most * 10) / n).toFixed(3)) };
}
test('m', async () => {
  const hash = JSON.parse(await (await fetch(`${worker.url()}/q`, { headers: { accept: 'application/json' } })).text()).find((d: { name: string }) => d.name === 'areas-of-province').hash;
  const etag = (await fetch(`${worker.url()}/q/areas-of-province.json`)).headers.get('etag') as string;
  for (let round = 0; round < 5; round++) {
    const r = [];
    r.push(await load('hit', () => get(`${worker.url()}/q/areas-of-province.json`, {})));
    r.push(await load('304', () => get(`${worker.url()}/q/areas-of-province.json`, { 'if-none-match': etag })));
    r.push(await load('miss', () => get(`${forgetful.url()}/q/areas-of-province.json`, {})));
    r.push(await load('post', () => post(`${worker.url()}/graphql`, JSON.stringify({ documentId: hash }))));
    console.log('MEASURE ' + JSON.stringify(r));
  }
}, 300_000);
