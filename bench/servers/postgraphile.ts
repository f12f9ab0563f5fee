/** PostGraphile on Node: its schema is made of the tables, its plans are kept. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { listen, POOL } from './listen.ts';

export async function start(databaseUrl: string) {
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [makePgService({ connectionString: databaseUrl, schemas: ['bench'], poolConfig: POOL })],
    grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
    schema: { defaultBehavior: '+list' },
  });
  const server = createServer();
  await instance.createServ(grafserv).addTo(server);
  return { port: await listen(server), pid: process.pid };
}
