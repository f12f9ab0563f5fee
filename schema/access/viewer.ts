/** Who asks. Rules: migrations/rules/access/viewer.sql. */
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { fn } from '../shared/sql.ts';
import { Actor } from './actor.ts';
import { type Role, ViewerRole } from './grant.ts';

const Viewer = builder.kyselyObject('Viewer', { table: 'viewer_identity' });
Viewer.implement({
  description:
    'The sender of the request: the actor that its credential belongs to, or anybody where it has no credential.',
  fields: (t) => ({
    actor: t.one({
      type: Actor,
      on: { id: 'actor_id' },
      nullable: true,
      description: 'The actor that the credential belongs to; null without a credential.',
    }),
    roles: t.expression({
      type: [ViewerRole],
      description: 'PUBLIC, and the roles of those grants of the actor that hold now.',
      sql: ({ row }) => row('roles').$castTo<Role[]>(),
    }),
    areas: t.many({
      type: Area,
      from: () => fn.viewer_areas(),
      orderBy: [{ column: 'code' }],
      size: 3,
      description:
        'The areas of those grants of the actor that hold now, by code. A grant also covers what lies below its area.',
    }),
  }),
});

builder.kyselyQuery((t) => ({
  viewer: t.one({
    type: Viewer,
    guaranteed: 'it is made of a setting',
    from: () => fn.viewer_identity(),
    description: 'Who you are to this API, and which roles you have. Public data can be read without a credential.',
  }),
}));
