/** Writes about outreach. Functions and rules: migrations/rules/places/outreach.sql. */
import { builder } from '../builder.ts';
import { OutreachActivity } from '../catalogue/outreach.ts';
import { Segment } from '../shared/enums.ts';
import { OWN_REPORT, SourceInput } from '../shared/inputs.ts';
import { attempt, resultOf, successOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { areaCodeOf, namesArea } from './area-ids.ts';

const RecordOutreachSuccess = successOf(
  'RecordOutreach',
  'The activity is recorded.',
  'activity',
  OutreachActivity,
  'The activity, as it is recorded.',
);
const RecordOutreachInput = builder.inputType('RecordOutreachInput', {
  description: 'An activity that tells workers about their benefits (_sosialisasi_).',
  fields: (t) => ({
    area: t.id({ required: true, ...namesArea('The area where it was held.') }),
    heldOn: t.string({
      required: true,
      description:
        'The date of the activity, as exactly as known: `2026`, `2026-07` or `2026-07-31`. It cannot lie in the future.',
    }),
    place: t.string({ required: true, description: 'The place, in words, such as the name of a hall.' }),
    audience: t.field({ type: Segment, required: true, description: 'The segment of workers that it was for.' }),
    topic: t.string({ required: true, description: 'What it was about.' }),
    result: t.string({ description: 'What came of it, in words.' }),
    source: t.field({ type: SourceInput, description: OWN_REPORT }),
  }),
});

builder.kyselyMutation((t) => ({
  recordOutreach: t.write({
    type: resultOf('RecordOutreach', RecordOutreachSuccess),
    nullable: true,
    ...needsToWrite('WRITE_OUTREACH', 'Records an activity that told workers about their benefits.'),
    args: { input: t.arg({ type: RecordOutreachInput, required: true, description: 'The activity.' }) },
    write: ({ args: { input } }) => attempt('record_outreach', { ...input, area: areaCodeOf(input.area) }),
  }),
}));
