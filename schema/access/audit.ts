/** The log of every write. Triggers write it (write_audit in migrations/rules/access/audit.sql); nobody changes it. */
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { areaIdOf, namesArea } from '../places/area-ids.ts';
import { SEARCHED } from '../places/arguments.ts';
import { enumOf } from '../shared/enum-of.ts';
import { needs } from '../shared/permissions.ts';
import { eb, fn } from '../shared/sql.ts';
import { Actor, actorIdOf } from './actor.ts';

type Action = 'INSERT' | 'UPDATE' | 'DELETE';
const AuditAction = enumOf<Action>('AuditAction', 'What a write did to a row of the database.', {
  INSERT: 'It added the row.',
  UPDATE: 'It changed the row, for example closed, confirmed or ended it.',
  DELETE: 'It removed the row.',
});
const AuditEntry = builder.kyselyNode('AuditEntry', { table: 'audit_log', id: 'id' });
AuditEntry.implement({
  description:
    'An entry of the log. It tells of one row of the database that was written: by whom, and what the row was before and after.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'When the row was written.' }),
    actor: t.one({
      type: Actor,
      nullable: true,
      description: 'The actor that wrote the row; null where you may not see the actor, or where there was none.',
    }),
    actorName: t.expression({
      type: 'String',
      nullable: true,
      description: 'The name of the office or program that wrote the row; null where there was none.',
      sql: ({ row }) => fn.actor_name(row('actor_id')),
    }),
    requestId: t.column('request_id', {
      type: 'String',
      description: 'The `x-request-id` of the request that wrote the row.',
    }),
    action: t.expression({
      type: AuditAction,
      description: 'What happened to the row.',
      sql: ({ row }) => row('action').$castTo<Action>(),
    }),
    relation: t.column('relation', {
      type: 'String',
      description: 'The table of the database that the row is in, such as `figure`.',
    }),
    key: t.column('row_key', { type: 'String', description: 'The code or number of the row in this table.' }),
    area: t.one({
      type: Area,
      nullable: true,
      description: 'The area that the row is about; null where it is about none.',
    }),
    before: t.column('before', {
      type: 'JSON',
      description: 'The row before the write, without secrets; null where the write added it.',
    }),
    after: t.column('after', {
      type: 'JSON',
      description: 'The row after the write, without secrets; null where the write removed it.',
    }),
  }),
});

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'Which entries of the log to list. What is not given does not restrict the list.',
  fields: (t) => ({
    since: t.field({
      type: 'DateTime',
      description: 'Only writes at this moment or later (`2026-08-31T09:00:00+08:00`).',
    }),
    until: t.field({ type: 'DateTime', description: 'Only writes before this moment (`2026-09-01T00:00:00+08:00`).' }),
    actor: t.id({ ...idOf('Actor'), description: 'Only writes by this actor.' }),
    area: t.id(namesArea('Only writes about this area itself, not about what lies below it.')),
    relation: t.string({ ...SEARCHED, description: 'Only writes to this table of the database, such as `figure`.' }),
    requestId: t.string({ ...SEARCHED, description: 'Only writes of the request with this `x-request-id`.' }),
  }),
});
builder.kyselyQuery((t) => ({
  auditLog: t.connection({
    type: AuditEntry,
    ...needs('READ_AUDIT', 'The log of every write through this API, newest first.', () =>
      fn.may_somewhere('READ_AUDIT'),
    ),
    args: { filter: t.arg({ type: AuditFilter, description: 'Which entries to list. When not given, all.' }) },
    where: ({ row, args: { filter } }) => [
      filter?.since && eb(row('at'), '>=', filter.since),
      filter?.until && eb(row('at'), '<', filter.until),
      filter?.actor && eb(row('actor_id'), '=', actorIdOf(filter.actor)),
      filter?.area && eb(row('area_id'), '=', areaIdOf(filter.area)),
      filter?.relation && eb(row('relation'), '=', filter.relation),
      filter?.requestId && eb(row('request_id'), '=', filter.requestId),
    ],
    orderBy: [{ column: 'at', direction: 'desc' }],
  }),
}));
