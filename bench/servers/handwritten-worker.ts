/** The least that a Worker can do: one statement, its one cell is the answer's data. */
import { type FullQueryResults, neon, neonConfig } from '@neondatabase/serverless';
import { Hono } from 'hono';
import { type Operation, SQL, type Variables } from '../operations.ts';

neonConfig.fetchEndpoint = (host, port) => `http://${host}:${port}/sql`;
const RAW = { getTypeParser: () => (text: string) => text };
let query: ReturnType<typeof neon<true, true>> | undefined;

const app = new Hono<{ Bindings: { DATABASE_URL: string } }>();
app.post('/graphql', async (c) => {
  query ??= neon(c.env.DATABASE_URL, { arrayMode: true, fullResults: true, disableWarningInBrowsers: true });
  const { operationName, variables } = await c.req.json<{ operationName: Operation; variables: Variables }>();
  const { statement, parameters } = SQL[operationName];
  const values = parameters.map((name) => variables[name]);
  const { rows }: FullQueryResults<true> = await query.query(statement, values, { types: RAW as never });
  return c.body(`{"data":${rows[0]?.[0]}}`, 200, { 'content-type': 'application/json' });
});
export default app;
