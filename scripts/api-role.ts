import { Client } from 'pg';

/** Gives the API's role a password on a local server; gives the connection string it logs in with. */
export async function allowApiRole(adminUrl: string, password: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`alter role app_api login password ${client.escapeLiteral(password)}`);
  await client.end();
  const url = new URL(adminUrl);
  url.username = 'app_api';
  url.password = password;
  return url.href;
}
