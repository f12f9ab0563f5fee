/**
 * The roles that actors have. What a role may do is a table of the database (role_capability in
 * migrations/0003_access.sql), and its policies decide; here are the words.
 */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { enumOf } from '../shared/enum-of.ts';
import { firstDay, lastDay } from '../shared/sql.ts';
import { Actor } from './actor.ts';

/** PUBLIC is everybody's; the database knows the others. */
export type Role = db.ViewerRole | 'PUBLIC';
export const ViewerRole = enumOf<Role>(
  'ViewerRole',
  'A role of an actor: what it may do in the area that the role was granted for, and in everything below that area.',
  {
    PUBLIC: 'Everybody, with or without a credential: reads what is public.',
    GOVERNMENT:
      'A government (_pemda_) of a province, regency or city: reads drafts and notes of the agreements that it is a party to, comments on these agreements, and confirms their milestones.',
    BRANCH:
      'A branch (_kantor cabang_), in its working area: submits figures, and records them itself where its region allows it (`Region.branchesRelease`); records markets, outreach and the stages of agreements.',
    REGION:
      'A regional office (_kantor wilayah_), in its region: does all that a branch may, corrects figures, sets targets, publishes agreements, and gives access to the offices below it.',
    AUDITOR: 'An auditor: reads everything, writes nothing.',
    ADMIN: 'An administrator: reads and writes everything.',
  },
);
export const Grant = builder.kyselyNode('Grant', { table: 'actor_grant', id: 'id' });
Grant.implement({
  description:
    'A role that was granted to an actor for an area. On each day it also holds for everything that lies below the area on that day.',
  fields: (t) => ({
    actor: t.one({
      type: Actor,
      on: { id: 'actor_id' },
      nullable: true,
      description: 'The actor that has the role; null where you may see the grant but not the actor.',
    }),
    role: t.column('role', { type: ViewerRole, description: 'The role.' }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'actor_grant.area_id references area',
      description: 'The area that the role was granted for.',
    }),
    validFrom: t.expression({
      type: 'Date',
      description: 'The first day on which the grant holds, in the time zone of its area.',
      // A check of the table says that a grant has a first day.
      sql: ({ row }) => firstDay(row('valid')).$notNull(),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'The last day on which the grant holds, included; null where it has no end.',
      sql: ({ row }) => lastDay(row('valid')),
    }),
    grantedAt: t.column('granted_at', { type: 'DateTime', description: 'When the role was granted.' }),
    endedAt: t.column('ended_at', {
      type: 'DateTime',
      description: 'When somebody ended the grant before its last day; null where nobody did.',
    }),
  }),
});
Actor.extend((t) => ({
  grants: t.many({
    type: Grant,
    on: { actor_id: 'id' },
    orderBy: [{ column: 'granted_at' }],
    size: 3,
    description: 'The roles that were granted to the actor, in the order they were granted. Ended ones are among them.',
  }),
}));
