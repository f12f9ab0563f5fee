/** The log of every write. Triggers write it (write_audit in migrations/rules/access/audit.sql); nobody changes it. */

import { sql } from 'kysely';
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { areaIdOf } from '../places/memberships.ts';
import { needs } from '../shared/permissions.ts';
import { Actor } from './actor.ts';
import { AuditAction } from './enums.ts';

const AuditEntry = builder.kyselyNode('AuditEntry', { table: 'audit_log', id: 'id' });
AuditEntry.implement({
  description: 'One row that a request wrote.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'When.' }),
    actor: t.one({
      type: Actor,
      on: { id: 'actor_id' },
      nullable: true,
      description: 'Who; null where you may not see the actor.',
    }),
    actorName: t.expression({
      type: 'String',
      nullable: true,
      description: 'The name of the office that wrote it.',
      sql: ({ row }) => sql<string | null>`actor_name(${row('actor_id')})`,
    }),
    requestId: t.column('request_id', { type: 'String', description: 'The `x-request-id` of the request.' }),
    action: t.expression({
      type: AuditAction,
      description: 'What happened to the row.',
      sql: ({ row }) => sql<'INSERT' | 'UPDATE' | 'DELETE'>`${row('action')}`,
    }),
    relation: t.column('relation', { type: 'String', description: 'The table of the database.' }),
    key: t.column('row_key', { type: 'String', description: "The row's code or key in that table." }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      nullable: true,
      description: 'About which area, where the row has one.',
    }),
    before: t.column('before', {
      type: 'JSON',
      description: 'The row before; null when it was added. Without secrets.',
    }),
    after: t.column('after', {
      type: 'JSON',
      description: 'The row after; null when it was removed. Without secrets.',
    }),
  }),
});

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'Which writes; what is left out does not restrict.',
  fields: (t) => ({
    since: t.field({ type: 'DateTime', description: 'At this moment or later.' }),
    until: t.field({ type: 'DateTime', description: 'Before this moment.' }),
    actor: t.id({ ...idOf('Actor'), description: 'By this actor.' }),
    area: t.id({ ...idOf('Area'), description: 'About this very area.' }),
    relation: t.string({ description: 'In this table, such as `figure`.' }),
    requestId: t.string({ description: 'In this request.' }),
  }),
});
builder.kyselyQuery((t) => ({
  auditLog: t.connection({
    type: AuditEntry,
    ...needs(
      'READ_AUDIT',
      'Every write through this API, newest first.',
      () => sql<boolean>`may_somewhere('READ_AUDIT')`,
    ),
    args: { filter: t.arg({ type: AuditFilter, description: 'Which writes.' }) },
    where: ({ row, args: { filter } }) => [
      filter?.since && sql<boolean>`${row('at')} >= ${filter.since}`,
      filter?.until && sql<boolean>`${row('at')} < ${filter.until}`,
      filter?.actor && sql<boolean>`${row('actor_id')} = (select a.id from actor a where a.code = ${filter.actor.key})`,
      filter?.area && sql<boolean>`${row('area_id')} = ${areaIdOf(filter.area)}`,
      filter?.relation && sql<boolean>`${row('relation')} = ${filter.relation}`,
      filter?.requestId && sql<boolean>`${row('request_id')} = ${filter.requestId}`,
    ],
    orderBy: [{ column: 'at', direction: 'desc' }],
  }),
}));
