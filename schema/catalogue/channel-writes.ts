/** Writes about channels (rules/catalogue/channel-writes.sql). */
import { builder } from '../builder.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWriteEverywhere } from '../shared/permissions.ts';
import { Channel } from './channel.ts';

const EndChannelSuccess = successOf(
  'EndChannel',
  'The end is recorded.',
  'channel',
  Channel,
  'The channel, with its last day.',
);
const EndChannelInput = builder.inputType('EndChannelInput', {
  description: 'A channel that is no longer open after a day.',
  fields: (t) => ({
    channel: t.string({ required: true, description: 'The `code` of the channel, such as `BRI`.' }),
    lastDay: t.field({
      type: 'Date',
      required: true,
      description: 'The last day on which it is open, itself included.',
    }),
  }),
});

builder.kyselyMutation((t) => ({
  endChannel: t.write({
    type: resultOf('EndChannel', EndChannelSuccess),
    nullable: true,
    ...needsToWriteEverywhere('MANAGE_ACCESS', 'Records the last day of a channel, which is for the whole nation.'),
    args: { input: t.arg({ type: EndChannelInput, required: true, description: 'The end.' }) },
    write: ({ args: { input } }) => attempt('end_channel', input),
  }),
}));
