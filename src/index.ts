import { readEnv } from './env.ts';
import { log, report } from './errors.ts';
import { answer } from './short-path.ts';

export default {
  fetch: answer,
  /** The clock of wrangler.toml. What it misses, the next one makes up for. */
  async scheduled({ scheduledTime, cron }, bindings) {
    try {
      const done = await readEnv(bindings).database.runSchedule(new Date(scheduledTime));
      log({ cron, done });
    } catch (error) {
      report(error, `cron ${cron}`);
      throw error;
    }
  },
} satisfies Scheduled;

/** What the platform calls. */
interface Scheduled {
  fetch: typeof answer;
  scheduled(event: { scheduledTime: number; cron: string }, bindings: Parameters<typeof readEnv>[0]): Promise<void>;
}
