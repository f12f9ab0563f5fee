import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import type { Postgres } from './postgres.ts';

/**
 * Gives the connection string by which the local endpoint is the API's role, in the database that `url` names.
 * In the embedded server the role gets a password, the same for everybody who knows the server's own. An existing
 * server's passwords are not touched: there the owner's connection takes the role on.
 */
export async function apiConnection({ embedded, url }: Pick<Postgres, 'embedded' | 'url'>): Promise<string> {
  const api = new URL(url);
  const password = createHmac('sha256', api.password).update('app_api').digest('hex');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    if (embedded) await client.query(`alter role app_api login password ${client.escapeLiteral(password)}`);
    else await client.query('grant app_api to current_user');
  } finally {
    await client.end();
  }
  if (embedded) Object.assign(api, { username: 'app_api', password });
  else api.searchParams.set('options', '-c role=app_api');
  return api.href;
}
