/** Who can ask with a credential. What an actor may do is said by its grants: grant.ts. */
import type { Expression } from 'kysely';
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { needs } from '../shared/permissions.ts';
import { eb, fn } from '../shared/sql.ts';

export const Actor = builder.kyselyNode('Actor', { table: 'actor', id: 'code' });
Actor.implement({
  description: 'An office or a program that uses this API with a credential. It is never a person by name.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The short name of the actor, such as `gubernur-64`.' }),
    name: t.column('name', { type: 'String', description: 'The name of the office or program.' }),
    area: t.one({
      type: Area,
      description: 'The area that the actor belongs to.',
    }),
    issuer: t.column('issuer', {
      type: 'String',
      description: 'Who issues the tokens of the actor (their claim `iss`); null where it only has API keys.',
    }),
    subject: t.column('subject', {
      type: 'String',
      description: 'What the tokens of the actor call it (their claim `sub`); null where it only has API keys.',
    }),
    createdAt: t.column('created_at', { type: 'DateTime', description: 'When the actor was registered.' }),
  }),
});

/** The key of the actor that an id means; null where there is none. */
export const actorIdOf = (id: { key: Expression<string> }) =>
  eb.selectFrom('actor as a').select('a.id').where('a.code', '=', id.key).$asScalar();

builder.kyselyQuery((t) => ({
  actors: t.connection({
    type: Actor,
    ...needs('READ_ACCESS', 'The actors of areas whose access you may see, by code.', () =>
      fn.may_somewhere('READ_ACCESS'),
    ),
    orderBy: [{ column: 'code' }],
  }),
}));
