import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The command line of a running process; undefined when there is none, or this system does not tell. */
export async function commandOf(pid: number): Promise<string | undefined> {
  const ofLinux = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (ofLinux || process.platform === 'linux') return ofLinux.replaceAll('\0', ' ').trim() || undefined;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.trim() || undefined;
}

/** Ends a process group: asks, and after `patience` ms no longer asks. Returns when it is gone. */
export async function endGroup(leader: number, patience = 5_000): Promise<void> {
  const send = (signal: NodeJS.Signals | 0) => {
    try {
      return process.kill(-leader, signal);
    } catch {
      return false;
    }
  };
  send('SIGTERM');
  const until = Date.now() + patience;
  while (send(0)) {
    if (Date.now() > until) send('SIGKILL');
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Runs `work` with what is being opened, and closes it afterwards, also when a signal ends the process. */
export async function withOpened<T>(
  opening: Promise<T>,
  close: (opened: T) => Promise<unknown>,
  work: (opened: T) => Promise<unknown>,
): Promise<void> {
  let closing: Promise<unknown> | undefined;
  const closeOnce = () => {
    closing ??= opening.then(close);
    return closing;
  };
  const end = () => {
    // The work goes on until its connections break, each in its own way.
    process.on('uncaughtException', () => {});
    void closeOnce()
      .catch(() => {})
      .finally(() => process.exit(1));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  await opening.then(work).finally(closeOnce);
}
