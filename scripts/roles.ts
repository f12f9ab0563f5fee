/** What belongs to the server or to a database as a whole, and so is in no dump: the roles of the API, and who makes temporary tables. */
import type { Client } from 'pg';

/** What the Worker logs in as; what it may be, once a request has begun. */
const LOGIN = 'app_api';
const VIEWERS = ['anonymous', 'authenticated'];

/** Makes the roles that are missing, without a password. Does nothing where they are there. */
export async function createRoles(client: Client): Promise<string[]> {
  const { rows } = await client.query('select rolname as name from pg_roles where rolname = any ($1)', [
    [LOGIN, ...VIEWERS],
  ]);
  const missing = [...VIEWERS, LOGIN].filter((role) => !rows.some(({ name }) => name === role));
  for (const role of missing)
    await client.query(`create role ${role} ${role === LOGIN ? 'login noinherit' : 'nologin'}`);
  for (const viewer of VIEWERS) {
    const { rows } = await client.query("select pg_has_role($1, $2, 'member') as is_member", [LOGIN, viewer]);
    if (!rows[0].is_member) await client.query(`grant ${viewer} to ${LOGIN}`);
  }
  return missing;
}

/**
 * Puts right what a restored database lacks or has of the one it was dumped from: nobody but the owner makes temporary tables,
 * which would outlive a request; and the policies that let the owner in name whoever owns the tables now, not who did.
 * Does nothing where that is so.
 */
export const settleDatabase = (client: Client): Promise<unknown> =>
  client.query(`do $$
  declare one record;
  begin
    begin
      execute format('revoke temporary on database %I from public', current_database());
    exception when insufficient_privilege then null; -- Not the database's owner.
    end;
    for one in
      select p.tablename, c.relowner::regrole as owner from pg_policies p
      join pg_class c on c.oid = format('app.%I', p.tablename)::regclass
      where p.schemaname = 'app' and p.policyname = 'owner' and p.roles <> array[pg_get_userbyid(c.relowner)]
    loop
      execute format('alter policy owner on app.%I to %s', one.tablename, one.owner);
    end loop;
  end $$`);

const RIGHTS = `
  select r.rolcanlogin as "canLogIn", r.rolinherit as inherits,
    array_remove(array[case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end,
      case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
      case when r.rolreplication then 'replication' end], null) as powers,
    array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid
      where m.member = r.oid and not g.rolname = any ($2) order by 1) as groups,
    exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_proc p where p.proowner = r.oid)
      or exists (select from pg_namespace n where n.nspowner = r.oid) as owns
  from pg_roles r where r.rolname = $1`;

/** What is wrong with the role that the Worker logs in as, each with what to do; nothing where it may do just what it needs. */
export async function roleFaults(client: Client, role = LOGIN): Promise<string[]> {
  const { rows } = await client.query(RIGHTS, [role, VIEWERS]);
  if (!rows[0]) return [`There is no role ${role}.`];
  const { canLogIn, inherits, powers, groups, owns } = rows[0];
  return [
    !canLogIn && `It may not log in: alter role ${role} login.`,
    inherits && `It has the rights of other roles without taking them on: alter role ${role} noinherit.`,
    powers.length > 0 &&
      `It is ${powers.join(', ')}: alter role ${role} ${powers.map((p: string) => `no${p}`).join(' ')}.`,
    groups.length > 0 &&
      `It is a member of ${groups.join(', ')}, as roles are that a host's console makes: revoke ${groups.join(', ')} from ${role}.`,
    owns && `It owns something in this database: reassign owned by ${role} to current_user.`,
  ].filter((fault) => fault !== false);
}
