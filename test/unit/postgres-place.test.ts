import { spawn } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimPort, freePort } from '../../scripts/ports.ts';
import { findPlace, reachable } from '../../scripts/postgres-place.ts';

test('a taken port gives the next free one', async () => {
  const port = await freePort(24_000);
  const server = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  expect(await freePort(port)).toBeGreaterThan(port);
  server.close();
});

test('of several processes that ask for a port at once each has its own, and one that ended gives it back', async () => {
  const wanted = await freePort(24_100);
  const source = `import { claimPort } from './scripts/ports.ts';
    console.log(await claimPort(${wanted}));
    process.stdin.resume();`;
  const children = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const ports = await Promise.all(
    children.map((child) => new Promise<number>((done) => child.stdout.once('data', (text) => done(Number(text))))),
  );
  expect(ports.toSorted((one, other) => one - other)[0]).toBe(wanted);
  expect(new Set(ports).size).toBe(3);
  const first = children[ports.indexOf(wanted)];
  // Killed, so that nothing of it takes its note away.
  await new Promise((done) => first?.once('exit', done).kill('SIGKILL'));
  expect(await claimPort(wanted)).toBe(wanted);
  for (const child of children) child.stdin.end();
});

test('a folder that only its owner may enter is not reachable for the server', async () => {
  const open = await mkdtemp(join(tmpdir(), 'jangkau-reach-'));
  expect(await reachable(open)).toBe(false); // mkdtemp makes 0700
  const below = join(open, 'a', 'b');
  await mkdir(below, { recursive: true, mode: 0o755 });
  expect(await reachable(below)).toBe(false);
  await chmod(open, 0o755);
  expect(await reachable(below)).toBe(true);
  expect(await reachable(join(below, 'not', 'yet'))).toBe(true);
  await rm(open, { recursive: true });
});

describe('where programs and data lie', () => {
  let home: string;
  const made: string[] = [];
  const lines: string[] = [];
  // Our own account stands in for the one that root would choose: so this runs as anybody.
  const account = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const programs = () => ({ folder: join(home, 'programs'), version: `test-${process.pid}` });
  const place = (dataDir: string) => findPlace({ dataDir, account, log: (line) => lines.push(line) }, programs());

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'jangkau-place-'));
    await mkdir(join(home, 'programs/bin'), { recursive: true });
    await writeFile(join(home, 'programs/bin/initdb'), 'program', { mode: 0o755 });
  });
  afterAll(async () => {
    for (const path of [home, ...made]) await rm(path, { recursive: true, force: true });
  });

  test('in a private folder: copied to where the account can go, once', async () => {
    const found = await place(join(home, 'data'));
    made.push(found.home, join(found.bin, '..'));
    expect(found.home).not.toContain(home);
    expect(found.bin).not.toContain(home);
    expect(await readFile(join(found.bin, 'initdb'), 'utf8')).toBe('program');
    expect((await lstat(found.home)).mode & 0o777).toBe(0o700);
    expect(lines.filter((line) => line.includes('copying its programs'))).toHaveLength(1);
    expect(await place(join(home, 'data'))).toEqual(found);
    expect(lines.filter((line) => line.includes('copying its programs'))).toHaveLength(1);
    expect((await place(join(home, 'other'))).home).not.toBe(found.home);
    made.push((await place(join(home, 'other'))).home);
  });
  test('somebody else was there first: refused', async () => {
    const { home: taken } = await place(join(home, 'trap'));
    await rm(taken, { recursive: true });
    await symlink(home, taken);
    made.push(taken);
    await expect(place(join(home, 'trap'))).rejects.toThrow(/belongs to somebody else: remove it, or set TMPDIR/);
  });
  test('in an open folder: there', async () => {
    await chmod(home, 0o755);
    const dataDir = join(home, 'data');
    expect(await place(dataDir)).toEqual({ home: dataDir, bin: join(home, 'programs/bin') });
    await chmod(home, 0o700);
  });
});
