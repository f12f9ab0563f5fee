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
