/** API keys: one kind of credential. */
import { idOf, type Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { needsCredential } from '../shared/permissions.ts';
import { eb, fn } from '../shared/sql.ts';
import { Actor, actorIdOf } from './actor.ts';

export const ApiKey = builder.kyselyNode('ApiKey', { table: 'api_key', id: 'code' });
ApiKey.implement({
  description:
    'An API key of an actor, written `jgk_<code>_<secret>`. The secret was shown once, when the key was made. Only a keyed hash of the key is stored.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The part of the key that is no secret.' }),
    actor: t.one({
      type: Actor,
      on: { id: 'actor_id' },
      nullable: true,
      description: 'The actor that the key belongs to; null where you may see the key but not the actor.',
    }),
    label: t.column('label', { type: 'String', description: 'What the key is for.' }),
    createdAt: t.column('created_at', { type: 'DateTime', description: 'When the key was made.' }),
    expiresAt: t.column('expires_at', {
      type: 'DateTime',
      description: 'The moment from which the key is no longer accepted.',
    }),
    revokedAt: t.column('revoked_at', {
      type: 'DateTime',
      description: 'When the key was revoked; null where it was not.',
    }),
    lastUsedOn: t.column('last_used_on', {
      type: 'Date',
      description:
        'The last day (in UTC) on which the key was used. Before its first use, the day on which it was made.',
    }),
  }),
});
Actor.extend((t) => ({
  apiKeys: t.many({
    type: ApiKey,
    on: { actor_id: 'id' },
    orderBy: [{ column: 'created_at' }],
    size: 3,
    description: 'The API keys of the actor, without their secrets, in the order they were made.',
  }),
}));

builder.kyselyQuery((t) => ({
  apiKeys: t.connection({
    type: ApiKey,
    ...needsCredential('Your own API keys, and those of actors whose access you may see, newest first.'),
    guard: { allowed: () => eb(fn.viewer_actor(), 'is not', null), message: 'CREDENTIAL' },
    args: {
      actor: t.arg({ type: 'ID', ...idOf('Actor'), description: 'Only API keys of this actor.' }),
      active: t.arg({
        type: 'Boolean',
        description:
          'With true, only API keys that are accepted now; with false, only those that have expired or were revoked.',
      }),
    },
    where: ({ row, args }) => {
      const taken = eb.and([
        eb(row('revoked_at'), 'is', null),
        eb(row('expires_at'), '>', eb.fn<Pg<'timestamptz'>>('now')),
      ]);
      return [
        args.actor && eb(row('actor_id'), '=', actorIdOf(args.actor)),
        typeof args.active === 'boolean' && (args.active ? taken : eb.not(taken)),
      ];
    },
    orderBy: [{ column: 'created_at', direction: 'desc' }],
  }),
}));
