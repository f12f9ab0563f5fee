/** The versions of an agreement, and what differs between two of them. */
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { DB } from '../generated/types.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { eb, fn, knownFrom, knownTo, told } from '../shared/sql.ts';
import { languageOfTexts, textOf } from '../shared/texts.ts';
import { MouInstrument, MouStage } from './enums.ts';
import { Mou } from './mou.ts';

/** Why a version was made. */
const reason = (row: TypedRef<DB['mou_version']>) => fn.version_reason(row('reason'), row('reason_code'), row('stage'));

const MouChange = builder.kyselyObject('MouChange', { table: 'mou_change', key: ['field'] });
MouChange.implement({
  description: 'A field that differs between two versions of an agreement.',
  fields: (t) => ({
    field: t.column('field', { type: 'String', description: 'The name of the field, as in this API.' }),
    before: t.column('before', {
      type: 'JSON',
      description: 'What the field was in the version `from`; null where it was not there.',
    }),
    after: t.column('after', {
      type: 'JSON',
      description: 'What the field is in the version `to`; null where it is not there.',
    }),
  }),
});

const MouVersion = builder.kyselyObject('MouVersion', { table: 'mou_version' });
MouVersion.implement({
  description: 'One version of an agreement, and the time during which it was the one known.',
  fields: (t) => ({
    version: t.column('version', { type: 'Int', description: 'The number of the version, counted from 1.' }),
    stage: t.column('stage', { type: MouStage, description: 'How far the agreement had come.' }),
    isPublic: t.column('is_public', { type: 'Boolean', description: 'Whether everybody may read this version.' }),
    instrument: t.column('instrument', { type: MouInstrument, description: 'What kind of paper the agreement is.' }),
    title: t.column('title', { type: 'String', description: 'The title of the agreement.' }),
    number: t.column('number', { type: 'String', description: 'The number of the agreement.' }),
    eventOn: t.embed({
      type: PartialDate,
      column: 'event_on',
      description: 'When the signing, meeting or launch took place that this version reports.',
    }),
    signedOn: t.embed({ type: PartialDate, column: 'signed_on', description: 'When the agreement was signed.' }),
    effectiveFrom: t.embed({
      type: PartialDate,
      column: 'effective_from',
      description: 'The first day on which the agreement is in force.',
    }),
    effectiveTo: t.embed({
      type: PartialDate,
      column: 'effective_to',
      description: 'The last day on which the agreement is in force, itself included.',
    }),
    scope: t.expression(textOf('scope', 'What and whom the agreement covers.')),
    funding: t.expression(textOf('funding', 'Who pays.')),
    note: t.expression(textOf('note', 'Remarks.')),
    textLanguage: t.expression(languageOfTexts),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why this version was made.',
      sql: ({ row }) => told(reason(row)),
    }),
    reasonSentence: t.embed({
      type: Sentence,
      nullable: true,
      sql: ({ row }) => reason(row),
      description: sentenceOf('reason'),
    }),
    knownFrom: t.expression({
      type: 'DateTime',
      description: 'The moment from which this version was known.',
      sql: ({ row }) => knownFrom(row('known')),
    }),
    knownTo: t.expression({
      type: 'DateTime',
      nullable: true,
      description: 'The moment at which the next version took its place; null for the last version.',
      sql: ({ row }) => {
        const end = knownTo(row('known'));
        return eb
          .case()
          .when(eb(end, '<=', fn.known_at()))
          .then(end)
          .end();
      },
    }),
    changes: t.many({
      planning: 25,
      type: MouChange,
      from: ({ parent }) => fn.mou_diff(parent('mou_id'), eb(parent('version'), '-', 1), parent('version')),
      // That there is none before it.
      where: ({ row }) => eb(row('field'), '<>', 'version'),
      orderBy: [{ column: 'field' }],
      size: 5,
      description:
        'What differs from the version before, as in `diff`. Empty for the first version, and where you may not see the one before.',
    }),
  }),
});

Mou.extend((t) => ({
  versions: t.many({
    type: MouVersion,
    on: { mou_id: 'id' },
    where: ({ row }) => eb(knownFrom(row('known')), '<=', fn.known_at()),
    orderBy: [{ column: 'version' }],
    size: 3,
    description: 'All versions of the agreement that you may read, the first one first.',
  }),
  diff: t.many({
    planning: 25,
    type: MouChange,
    args: {
      from: t.arg.int({ required: true, description: 'The number of the one version.' }),
      to: t.arg.int({ required: true, description: 'The number of the other version.' }),
    },
    from: ({ parent, args }) => fn.mou_diff(parent('id'), args.from, args.to),
    orderBy: [{ column: 'field' }],
    size: 5,
    description:
      'The fields that differ between two versions, with parties, commitments and steps. Where one of the two is not there, or you may not see it, the answer is one change of the field `version`, null on that side.',
  }),
}));
