/**
 * Who asks, and what they may do: roles, grants and keys. What a role may do is a table of the database
 * (role_capability in migrations/0003_access.sql), and its policies decide; here are the words.
 */

import { sql } from 'kysely';
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { needs, needsCredential } from '../shared/permissions.ts';
import { firstDay, lastDay } from '../shared/sql.ts';
import { ViewerRole } from './enums.ts';

export const Actor = builder.kyselyNode('Actor', { table: 'actor', id: 'code' });
export const Grant = builder.kyselyNode('Grant', { table: 'actor_grant', id: 'id' });
export const ApiKey = builder.kyselyNode('ApiKey', { table: 'api_key', id: 'code' });
const Viewer = builder.kyselyObject('Viewer', { table: 'viewer_identity' });

Actor.implement({
  description: 'An office or a program that asks with a credential; never a person by name.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'Short name, such as `gubernur-64`.' }),
    name: t.column('name', { type: 'String', description: 'The office.' }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'actor.area_id references area',
      description: 'The area it belongs to.',
    }),
    issuer: t.column('issuer', {
      type: 'String',
      description: 'Who vouches for it in tokens (claim `iss`); null where it has only keys.',
    }),
    subject: t.column('subject', { type: 'String', description: 'Its name there (claim `sub`).' }),
    createdAt: t.column('created_at', { type: 'DateTime', description: 'When it was registered.' }),
    grants: t.many({
      type: Grant,
      on: { actor_id: 'id' },
      orderBy: [{ column: 'granted_at' }],
      size: 3,
      description: 'Its roles, ended ones too.',
    }),
    apiKeys: t.many({
      type: ApiKey,
      on: { actor_id: 'id' },
      orderBy: [{ column: 'created_at' }],
      size: 3,
      description: 'Its keys, without what is secret of them.',
    }),
  }),
});
Grant.implement({
  description: 'A role of an actor, for an area and everything that lies below it that day.',
  fields: (t) => ({
    actor: t.one({
      type: Actor,
      on: { id: 'actor_id' },
      nullable: true,
      description: 'Who has it; null where you may see the grant alone.',
    }),
    role: t.column('role', { type: ViewerRole, description: 'The role.' }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'actor_grant.area_id references area',
      description: 'For which area.',
    }),
    validFrom: t.expression({
      type: 'Date',
      description: "First day, counted in the area's zone.",
      sql: ({ row }) => firstDay(row('valid')).$notNull(),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'Last day, included; null where open.',
      sql: ({ row }) => lastDay(row('valid')),
    }),
    grantedAt: t.column('granted_at', { type: 'DateTime', description: 'When it was given.' }),
    endedAt: t.column('ended_at', { type: 'DateTime', description: 'When it was ended before its time.' }),
  }),
});
ApiKey.implement({
  description: 'A key, `jgk_<code>_<secret>`. The secret was shown once; only a keyed hash of it is stored.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The part that may be shown.' }),
    actor: t.one({ type: Actor, on: { id: 'actor_id' }, nullable: true, description: 'Whose key it is.' }),
    label: t.column('label', { type: 'String', description: 'What it is for.' }),
    createdAt: t.column('created_at', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.column('expires_at', { type: 'DateTime', description: 'From when it is no longer taken.' }),
    revokedAt: t.column('revoked_at', { type: 'DateTime', description: 'When it was taken back.' }),
    lastUsedOn: t.column('last_used_on', {
      type: 'Date',
      description: 'Last day (UTC) on which it was used, or made.',
    }),
  }),
});
Viewer.implement({
  description: 'Who asks.',
  fields: (t) => ({
    actor: t.one({
      type: Actor,
      on: { id: 'actor_id' },
      nullable: true,
      description: 'The actor; null without a credential.',
    }),
    roles: t.expression({
      type: [ViewerRole],
      description: 'PUBLIC, and the roles of the grants that hold now.',
      sql: ({ row }) => sql`${row('roles')}`,
    }),
    areas: t.many({
      type: Area,
      from: () =>
        sql`(select distinct a.* from area a join actor_grant g on g.area_id = a.id where g.actor_id = viewer_actor() and g.ended_at is null and g.valid @> (now() at time zone zone_of(a.id))::date)`,
      orderBy: [{ column: 'code' }],
      size: 3,
      description: 'The areas of these grants; each covers what lies below it.',
    }),
  }),
});

const SIGNED_IN = 'Send a credential: Authorization: Bearer <API key or token>.';
builder.kyselyQuery((t) => ({
  viewer: t.one({
    type: Viewer,
    guaranteed: 'it is made of a setting',
    from: () => sql`viewer_identity()`,
    description: 'Who asks. Public reading needs no credential.',
  }),
  actors: t.connection({
    type: Actor,
    ...needs(
      'READ_ACCESS',
      'Actors of the areas whose access you may see.',
      () => sql<boolean>`may_somewhere('READ_ACCESS')`,
    ),
    orderBy: [{ column: 'code' }],
  }),
  apiKeys: t.connection({
    type: ApiKey,
    ...needsCredential('Your own keys, and those of actors whose access you may see.'),
    guard: { allowed: () => sql<boolean>`viewer_actor() is not null`, message: SIGNED_IN },
    args: {
      actor: t.arg({ type: 'ID', ...idOf('Actor'), description: 'Only keys of this actor.' }),
      active: t.arg({ type: 'Boolean', description: 'Only keys that are taken now, or only those that are not.' }),
    },
    where: ({ row, args }) => [
      args.actor && sql<boolean>`${row('actor_id')} = (select a.id from actor a where a.code = ${args.actor.key})`,
      typeof args.active === 'boolean' &&
        sql<boolean>`(${row('revoked_at')} is null and ${row('expires_at')} > now()) = ${sql.lit(args.active)}`,
    ],
    orderBy: [{ column: 'created_at', direction: 'desc' }],
  }),
}));
