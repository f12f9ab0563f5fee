/** Sanctions against employers, and how many employers met with one. */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { LANGUAGE_OF_NAME } from '../places/arguments.ts';
import { Language } from '../places/enums.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Source } from '../shared/source.ts';
import { firstDay, fn, lastDay } from '../shared/sql.ts';
import { spoken } from '../shared/texts.ts';
import { LegalBasis } from './legal-basis.ts';

const SanctionKind = enumOf<db.SanctionKind>('SanctionKind', 'A kind of sanction.', {
  INSTITUTIONAL: 'Institutional penalty (_hukuman kelembagaan_).',
  ADMINISTRATIVE: 'Administrative sanction (_sanksi administratif_).',
});
const Sanction = builder.kyselyObject('Sanction', { table: 'sanction' });
Sanction.implement({
  description: 'A sanction against employers who do not enrol their workers (_sanksi_).',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The short code of the sanction, such as `FINE`.' }),
    kind: t.column('kind', {
      type: SanctionKind,
      description: 'Whether it is an institutional penalty or an administrative sanction.',
    }),
    name: t.expression({
      type: 'String',
      args: { language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }) },
      description: 'The name of the sanction.',
      sql: ({ row, args }) => fn.name_in(args.language, row('name_id'), row('name_en')),
    }),
    nameId: t.column('name_id', {
      type: 'String',
      deprecationReason: 'Ask for `name(language: ID)`.',
      description: 'The name of the sanction in Indonesian.',
    }),
    description: t.expression({
      type: 'String',
      description: 'What the sanction is, and its limits.',
      sql: ({ row }) => spoken(row('description')),
    }),
    imposedBy: t.expression({
      type: 'String',
      description: 'Who imposes the sanction.',
      sql: ({ row }) => spoken(row('imposed_by')),
    }),
    article: t.column('article', {
      type: 'String',
      description: 'The article of the regulation that the sanction stands in, such as `5(a)`.',
    }),
    step: t.column('step', {
      type: 'Int',
      description: 'Where the sanction stands in the order in which sanctions follow each other, from 1.',
    }),
    legalBasis: t.one({ type: LegalBasis, description: 'The regulation that the sanction stands in.' }),
  }),
});

const SanctionCount = builder.kyselyObject('SanctionCount', { table: 'sanction_count' });
SanctionCount.implement({
  description: 'How many employers of an area met with a sanction in a period.',
  fields: (t) => ({
    sanction: t.one({ type: Sanction, description: 'The sanction.' }),
    employers: t.column('employers', { type: 'Int', description: 'The number of employers that were sanctioned.' }),
    periodFrom: t.expression({
      type: 'Date',
      description: 'The first day of the period.',
      // A number of employers is of a period that has both ends.
      sql: ({ row }) => firstDay(row('period')).$notNull(),
    }),
    periodTo: t.expression({
      type: 'Date',
      description: 'The last day of the period, included.',
      sql: ({ row }) => lastDay(row('period')).$notNull(),
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});
Area.extend((t) => ({
  sanctionCounts: t.many({
    type: SanctionCount,
    on: { area_id: 'id' },
    orderBy: [{ column: 'period' }],
    description: 'How many employers of this area were sanctioned, in order of time. Employers are never named.',
  }),
}));

builder.kyselyQuery((t) => ({
  sanctions: t.many({
    type: Sanction,
    orderBy: [{ column: 'step' }],
    size: 3,
    description: 'The sanctions against employers, in the order in which they follow each other.',
  }),
}));
