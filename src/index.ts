import { app } from './app.ts';
import { readEnv } from './env.ts';
import { log, report } from './errors.ts';

export default {
  fetch: app.fetch,
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
  fetch: typeof app.fetch;
  scheduled(event: { scheduledTime: number; cron: string }, bindings: Parameters<typeof readEnv>[0]): Promise<void>;
}
