/** What happened to an agreement (rules/agreements/events.sql). */
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import type { DB } from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { eb, fn, told } from '../shared/sql.ts';
import { Mou } from './mou.ts';

const MouEventKind = enumOf<db.MouEventKind>('MouEventKind', 'What happened to an agreement.', {
  RECORDED: 'The agreement was recorded for the first time, or became public.',
  AMENDED: 'A new version was recorded.',
  EXPIRING: 'The last day is near. This is told once for each last day.',
  EXPIRED: 'The last day has passed. This is told once for each last day.',
});

/** An event as a sentence. */
const sentence = (row: TypedRef<DB['mou_event']>) =>
  fn.event_sentence(row('kind'), row('mou_id'), row('version'), row('within_days'), row('renewed_from'));

const MouEvent = builder.kyselyObject('MouEvent', { table: 'mou_event' });
MouEvent.implement({
  description: 'Something that happened to an agreement: its record was made or changed, or its end is near or past.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'When the event became known.' }),
    occurredAt: t.column('occurred_at', {
      type: 'DateTime',
      description:
        'When the event took place. A version takes place when it is recorded. EXPIRING and EXPIRED take place at the midnight, in the time zone of the area, from which the end is near or past.',
    }),
    kind: t.expression({
      type: MouEventKind,
      description: 'What happened. The first version that you see is RECORDED to you, whatever drafts came before it.',
      sql: ({ row }) => fn.kind_seen(row('kind'), row('mou_id'), row('version')),
    }),
    version: t.column('version', {
      type: 'Int',
      description: 'The number of the version that was recorded, or that held when the end was near or past.',
    }),
    endsOn: t.column('ends_on', {
      type: 'Date',
      description: 'For EXPIRING and EXPIRED, the last day that is near or past; null for other events.',
    }),
    words: t.expression({
      type: 'String',
      description: 'The event in words.',
      sql: ({ row }) => told(sentence(row)),
    }),
    wordsSentence: t.embed({ type: Sentence, sql: ({ row }) => sentence(row), description: sentenceOf('words') }),
  }),
});

Mou.extend((t) => ({
  events: t.connection({
    type: MouEvent,
    on: { mou_id: 'id' },
    args: { since: t.arg({ type: 'DateTime', description: 'Events that became known at this moment or later.' }) },
    where: ({ row, args }) => [eb(row('at'), '<=', fn.known_at()), args.since && eb(row('at'), '>=', args.since)],
    orderBy: [{ column: 'at' }],
    description: 'What happened to the agreement, oldest first: new versions, and that its end is near or past.',
  }),
}));
