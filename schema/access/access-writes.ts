/** Giving and taking access. Functions: migrations/rules/access/administration.sql; policies: viewer.sql beside it. */
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { areaCodeOf, namesArea } from '../places/area-ids.ts';
import { TODAY_THERE } from '../places/arguments.ts';
import { outcomeOf, resultOf, successOf } from '../shared/outcomes.ts';
import { needsCredential, needsToWrite } from '../shared/permissions.ts';
import { fn } from '../shared/sql.ts';
import { Actor } from './actor.ts';
import { ApiKey } from './api-key.ts';
import { Grant, type Role, ViewerRole } from './grant.ts';

const RegisterActorSuccess = successOf(
  'RegisterActor',
  'The actor was registered. It has no role and no API key yet.',
  'actor',
  Actor,
  'The new actor.',
);
const RegisterActorInput = builder.inputType('RegisterActorInput', {
  description: 'An office or a program that will use this API with a credential.',
  fields: (t) => ({
    code: t.string({
      required: true,
      description:
        'The short name of the actor, such as `gubernur-64`: 3 to 64 characters of a-z, 0-9, `.` and `-`, the first a letter or digit.',
    }),
    name: t.string({
      required: true,
      description: 'The name of the office or program, never of a person: 1 to 200 characters.',
    }),
    area: t.id({
      required: true,
      ...namesArea('The area that the actor belongs to. Whoever manages access in this area manages the actor.'),
    }),
    issuer: t.string({
      description:
        'The claim `iss` of the tokens of the actor. Give it together with `subject`; only ADMIN may give it. When not given, the actor can only have API keys.',
    }),
    subject: t.string({ description: 'The claim `sub` of the tokens of the actor. Give it together with `issuer`.' }),
  }),
});

const CreateApiKeySuccess = successOf(
  'CreateApiKey',
  'The API key was made.',
  'apiKey',
  ApiKey,
  'The new API key, without its secret.',
);
CreateApiKeySuccess.extend((t) => ({
  secret: t.column('secret', {
    type: 'String',
    description:
      'The whole key, `jgk_<code>_<secret>`, which is never null. Keep it now: it is shown only this once and stored nowhere.',
  }),
}));
const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A new API key for an actor.',
  fields: (t) => ({
    actor: t.id({ required: true, ...idOf('Actor'), description: 'The actor that the key will belong to.' }),
    label: t.string({ required: true, description: 'What the key is for: 1 to 100 characters.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description:
        'The moment from which the key is no longer accepted (`2027-08-31T00:00:00+08:00`), at most 400 days from now. When not given, 365 days from now.',
    }),
  }),
});

const RevokeApiKeySuccess = successOf(
  'RevokeApiKey',
  'The API key was revoked. It is refused from the next request on.',
  'apiKey',
  ApiKey,
  'The API key.',
);
const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'An API key that is to be revoked.',
  fields: (t) => ({ apiKey: t.id({ required: true, ...idOf('ApiKey'), description: 'The API key.' }) }),
});

const GrantRoleSuccess = successOf('GrantRole', 'The role was granted.', 'grant', Grant, 'The new grant.');
const GrantRoleInput = builder.inputType('GrantRoleInput', {
  description: 'A role that an actor shall have in an area and in everything below it.',
  fields: (t) => ({
    actor: t.id({ required: true, ...idOf('Actor'), description: 'The actor that gets the role.' }),
    role: t.field({
      type: ViewerRole,
      required: true,
      description: 'The role. PUBLIC cannot be granted, as everybody has it.',
    }),
    area: t.id({
      required: true,
      ...namesArea(
        'The area that the role is granted for. It must be of the kind that the role is for, such as a branch for BRANCH.',
      ),
    }),
    from: t.field({
      type: 'Date',
      description: `The first day on which the role holds, such as \`2026-08-31\`. ${TODAY_THERE}`,
    }),
    to: t.field({
      type: 'Date',
      description:
        'The last day on which the role holds, included, such as `2027-08-31`. When not given, it has no end.',
    }),
  }),
});

const EndGrantSuccess = successOf(
  'EndGrant',
  'The grant was ended. The role no longer holds from the next request on.',
  'grant',
  Grant,
  'The grant.',
);
const EndGrantInput = builder.inputType('EndGrantInput', {
  description: 'A grant that is to be ended now.',
  fields: (t) => ({ grant: t.id({ required: true, ...idOf('Grant'), description: 'The grant.' }) }),
});

builder.kyselyMutation((t) => ({
  registerActor: t.write({
    type: resultOf('RegisterActor', RegisterActorSuccess),
    nullable: true,
    ...needsToWrite('MANAGE_ACCESS', 'Registers an office or a program as an actor.'),
    args: { input: t.arg({ type: RegisterActorInput, required: true, description: 'The actor to register.' }) },
    write: ({ args: { input } }) =>
      outcomeOf(fn.register_actor(input.code, input.name, areaCodeOf(input.area), input.issuer, input.subject)),
  }),
  createApiKey: t.write({
    type: resultOf('CreateApiKey', CreateApiKeySuccess),
    nullable: true,
    ...needsToWrite('MANAGE_ACCESS', 'Makes an API key for an actor and shows its secret this once.'),
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The API key to make.' }) },
    write: ({ args: { input } }) => outcomeOf(fn.create_api_key(input.actor.key, input.label, input.expiresAt)),
  }),
  revokeApiKey: t.write({
    type: resultOf('RevokeApiKey', RevokeApiKeySuccess),
    nullable: true,
    ...needsCredential(
      'Revokes one of your own API keys, or one of an actor that you manage. Revoking a key again changes nothing.',
    ),
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'The API key to revoke.' }) },
    write: ({ args: { input } }) => outcomeOf(fn.revoke_api_key(input.apiKey.key)),
  }),
  grantRole: t.write({
    type: resultOf('GrantRole', GrantRoleSuccess),
    nullable: true,
    ...needsToWrite('MANAGE_ACCESS', 'Grants a role to an actor.'),
    args: { input: t.arg({ type: GrantRoleInput, required: true, description: 'The role to grant.' }) },
    write: ({ args: { input } }) =>
      outcomeOf(
        fn.grant_role(
          input.actor.key,
          input.role as Exclude<Role, 'PUBLIC'>, // The database refuses PUBLIC.
          areaCodeOf(input.area),
          input.from,
          input.to,
        ),
      ),
  }),
  endGrant: t.write({
    type: resultOf('EndGrant', EndGrantSuccess),
    nullable: true,
    ...needsToWrite('MANAGE_ACCESS', 'Ends a grant now. Ending it again changes nothing.'),
    args: { input: t.arg({ type: EndGrantInput, required: true, description: 'The grant to end.' }) },
    write: ({ args: { input } }) => outcomeOf(fn.end_grant(input.grant.key)),
  }),
}));
