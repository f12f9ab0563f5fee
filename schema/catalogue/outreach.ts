/** Outreach (_sosialisasi_): what branches do to tell workers of their benefits. */
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { Segment } from '../shared/enums.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Source } from '../shared/source.ts';
import { spoken } from '../shared/texts.ts';

export const OutreachActivity = builder.kyselyObject('OutreachActivity', { table: 'outreach_activity' });
OutreachActivity.implement({
  description: 'An event at which workers were told of the benefits of the programmes (_sosialisasi_).',
  fields: (t) => ({
    heldOn: t.embed({ type: PartialDate, column: 'held_on', description: 'When the event was held.' }),
    place: t.column('place', { type: 'String', description: 'Where the event was held, in words.' }),
    audience: t.column('audience', { type: Segment, description: 'The segment of workers that it was for.' }),
    topic: t.expression({
      type: 'String',
      description: 'What the event was about.',
      sql: ({ row }) => spoken(row('topic')),
    }),
    result: t.expression({
      type: 'String',
      nullable: true,
      description: 'What came of the event, in words. A word such as "many" is kept, and not turned into a number.',
      sql: ({ row }) => spoken(row('result')),
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});
Area.extend((t) => ({
  outreach: t.many({
    type: OutreachActivity,
    on: { area_id: 'id' },
    orderBy: [{ column: 'held_on' }],
    description:
      'The events in this area at which workers were told of the benefits (_sosialisasi_), in order of time.',
  }),
}));
