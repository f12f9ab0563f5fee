import { answerSaved, app } from './app.ts';
import { readEnv } from './env.ts';
import { log, report } from './errors.ts';
import { notFoundPage, pagesRoute } from './pages/route.tsx';
import { answer } from './short-path.ts';

// The pages are added here, and not in app.ts: `npm run bench` runs that one by Node, which reads no JSX.
app.route('/', pagesRoute(answerSaved));
app.notFound(notFoundPage);

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
