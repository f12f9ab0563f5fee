import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endGroup } from './processes.ts';

export interface Worker {
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}
const START_TIMEOUT_MS = 90_000;

/** Starts the real worker (workerd, through `wrangler dev`) and waits until it answers. */
export async function startWorker({
  port,
  dbPort,
  log,
  settings,
  started,
}: {
  port: number;
  dbPort: number;
  /** What of it is shown: warnings and the Worker's own lines, or nothing. */
  log: 'lines' | 'none';
  /** Bindings besides the database. */
  settings: Readonly<Record<string, string>>;
  /** Called when the process is there, long before it answers. */
  started?(worker: Worker): Promise<void>;
}): Promise<Worker> {
  // The endpoint logs in itself, so there is no password in what the Worker is given.
  const bindings = { ...settings, DATABASE_URL: `postgres://app_api:local@127.0.0.1:${dbPort}/app` };
  const args = [
    'dev',
    '--port',
    String(port),
    '--ip',
    '127.0.0.1',
    '--inspector-port',
    '0',
    '--show-interactive-dev-session=false',
    '--log-level',
    log === 'lines' ? 'log' : log,
    ...Object.entries(bindings).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
  ];
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: '1' };
  // A group of its own: Ctrl-C reaches only our process, which then stops the rest in order.
  const child = spawn('wrangler', args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
  // Beside the Worker's lines wrangler says much of its own there; what matters of that goes to stderr.
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{"level":')) console.log(line);
  });
  const worker = { url: `http://127.0.0.1:${port}`, process: child, stop: () => stop(child) };
  await started?.(worker);
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && !hasEnded(child)) {
    const answers = await fetch(`${worker.url}/schema.graphql`).then(
      (answer) => answer.ok,
      () => false,
    );
    // Where ours has ended, somebody else answers there.
    if (answers && !hasEnded(child)) return worker;
    await new Promise((done) => setTimeout(done, 200));
  }
  if (hasEnded(child)) throw new Error('The worker ended before it answered.');
  await worker.stop();
  throw new Error(`The worker did not answer at ${worker.url} within ${START_TIMEOUT_MS / 1000} s.`);
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Ends the worker; when it ended by itself, what it left of its group. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform !== 'win32') return endGroup(child.pid);
  if (hasEnded(child)) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill();
  await gone;
}
