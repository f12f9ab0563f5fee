/** Giving and taking access. Functions: migrations/rules/access/administration.sql; policies: viewer.sql beside it. */

import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { areaCodeOf } from '../places/memberships.ts';
import { outcomeOf, resultOf } from '../shared/outcomes.ts';
import { needsCredential, needsToWrite } from '../shared/permissions.ts';
import { fn } from '../shared/sql.ts';
import { Actor, ApiKey, Grant } from './actor.ts';
import { ViewerRole } from './enums.ts';

const RegisterActorSuccess = builder.kyselyObject('RegisterActorSuccess', { table: 'outcome' });
RegisterActorSuccess.implement({
  description: 'The actor is registered; it has no role and no key yet.',
  fields: (t) => ({
    actor: t.one({ type: Actor, on: { id: 'id' }, guaranteed: 'the write returned its id', description: 'The actor.' }),
  }),
});
const RegisterActorInput = builder.inputType('RegisterActorInput', {
  description: 'An office or a program that will ask with a credential.',
  fields: (t) => ({
    code: t.string({
      required: true,
      description: 'Short name: 3 to 64 of a-z, 0-9, `.` and `-`, such as `gubernur-64`.',
    }),
    name: t.string({ required: true, description: 'The office, never a person: 1 to 200 characters.' }),
    area: t.id({
      required: true,
      ...idOf('Area'),
      description: 'The area it belongs to: who manages its access, manages the actor.',
    }),
    issuer: t.string({ description: 'For tokens: the claim `iss`. Only ADMIN may set it.' }),
    subject: t.string({ description: 'For tokens: the claim `sub`. Goes with `issuer`.' }),
  }),
});

const CreateApiKeySuccess = builder.kyselyObject('CreateApiKeySuccess', { table: 'outcome' });
CreateApiKeySuccess.implement({
  description: 'The key is made.',
  fields: (t) => ({
    apiKey: t.one({
      type: ApiKey,
      on: { id: 'id' },
      guaranteed: 'the write returned its id',
      description: 'The key without its secret.',
    }),
    secret: t.column('secret', {
      type: 'String',
      description: 'The whole key, `jgk_<code>_<secret>`: shown this once, and stored nowhere. Null is never sent.',
    }),
  }),
});
const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A key for an actor.',
  fields: (t) => ({
    actor: t.id({ required: true, ...idOf('Actor'), description: 'Whose key it will be.' }),
    label: t.string({ required: true, description: 'What it is for: 1 to 100 characters.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'From when it is no longer taken: within 400 days. 365 days from now when not given.',
    }),
  }),
});

const RevokeApiKeySuccess = builder.kyselyObject('RevokeApiKeySuccess', { table: 'outcome' });
RevokeApiKeySuccess.implement({
  description: 'The key is not taken any more, from the next request on.',
  fields: (t) => ({
    apiKey: t.one({ type: ApiKey, on: { id: 'id' }, guaranteed: 'the write returned its id', description: 'The key.' }),
  }),
});
const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'A key to take back.',
  fields: (t) => ({ apiKey: t.id({ required: true, ...idOf('ApiKey'), description: 'Which key.' }) }),
});

const GrantRoleSuccess = builder.kyselyObject('GrantRoleSuccess', { table: 'outcome' });
GrantRoleSuccess.implement({
  description: 'The role is granted.',
  fields: (t) => ({
    grant: t.one({ type: Grant, on: { id: 'id' }, guaranteed: 'the write returned its id', description: 'The grant.' }),
  }),
});
const GrantRoleInput = builder.inputType('GrantRoleInput', {
  description: 'A role for an actor, in an area and below it.',
  fields: (t) => ({
    actor: t.id({ required: true, ...idOf('Actor'), description: 'Who gets it.' }),
    role: t.field({
      type: ViewerRole,
      required: true,
      description: 'The role. PUBLIC cannot be granted: everybody has it.',
    }),
    area: t.id({ required: true, ...idOf('Area'), description: 'For which area: of the kind that the role is for.' }),
    from: t.field({ type: 'Date', description: 'First day. Today in the area when not given.' }),
    to: t.field({ type: 'Date', description: 'Last day, included. Open when not given.' }),
  }),
});

const EndGrantSuccess = builder.kyselyObject('EndGrantSuccess', { table: 'outcome' });
EndGrantSuccess.implement({
  description: 'The grant has ended, from the next request on.',
  fields: (t) => ({
    grant: t.one({ type: Grant, on: { id: 'id' }, guaranteed: 'the write returned its id', description: 'The grant.' }),
  }),
});
const EndGrantInput = builder.inputType('EndGrantInput', {
  description: 'A grant to end now.',
  fields: (t) => ({ grant: t.id({ required: true, ...idOf('Grant'), description: 'Which grant.' }) }),
});

builder.kyselyMutation((t) => ({
  registerActor: t.write({
    type: resultOf('RegisterActor', RegisterActorSuccess),
    nullable: true,
    ...needsToWrite('MANAGE_ACCESS', 'Registers an office or a program.'),
    args: { input: t.arg({ type: RegisterActorInput, required: true, description: 'The actor.' }) },
    write: ({ args: { input } }) =>
      outcomeOf(fn.register_actor(input.code, input.name, areaCodeOf(input.area), input.issuer, input.subject)),
  }),
  createApiKey: t.write({
    type: resultOf('CreateApiKey', CreateApiKeySuccess),
    nullable: true,
    ...needsToWrite('MANAGE_ACCESS', 'Makes a key and shows its secret this once.'),
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key.' }) },
    write: ({ args: { input } }) => outcomeOf(fn.create_api_key(input.actor.key, input.label, input.expiresAt)),
  }),
  revokeApiKey: t.write({
    type: resultOf('RevokeApiKey', RevokeApiKeySuccess),
    nullable: true,
    ...needsCredential('Takes a key back; twice is once. Your own keys, or those of actors you manage.'),
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'The key.' }) },
    write: ({ args: { input } }) => outcomeOf(fn.revoke_api_key(input.apiKey.key)),
  }),
  grantRole: t.write({
    type: resultOf('GrantRole', GrantRoleSuccess),
    nullable: true,
    ...needsToWrite('MANAGE_ACCESS', 'Gives an actor a role.'),
    args: { input: t.arg({ type: GrantRoleInput, required: true, description: 'The grant.' }) },
    write: ({ args: { input } }) =>
      outcomeOf(
        fn.grant_role(
          input.actor.key,
          input.role as db.ViewerRole, // The database refuses PUBLIC.
          areaCodeOf(input.area),
          input.from,
          input.to,
        ),
      ),
  }),
  endGrant: t.write({
    type: resultOf('EndGrant', EndGrantSuccess),
    nullable: true,
    ...needsToWrite('MANAGE_ACCESS', 'Ends a grant now; twice is once.'),
    args: { input: t.arg({ type: EndGrantInput, required: true, description: 'The grant.' }) },
    write: ({ args: { input } }) => outcomeOf(fn.end_grant(input.grant.key)),
  }),
}));
