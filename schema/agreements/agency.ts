/** Which agency of the government is responsible for an agreement: it moves from one to another. */
import { builder } from '../builder.ts';
import { DAY } from '../places/arguments.ts';
import { dayOr, inheritsDay } from '../shared/days.ts';
import { eb, firstDay, holds, lastDay } from '../shared/sql.ts';
import { Mou } from './mou.ts';

const MouAgency = builder.kyselyObject('MouAgency', { table: 'mou_agency' });
MouAgency.implement({
  description:
    'An agency of the government that is responsible for an agreement, with the days on which it is (_OPD penanggung jawab_).',
  fields: (t) => ({
    agency: t.column('agency', { type: 'String', description: 'The name of the agency, such as `Dinas Sosial`.' }),
    validFrom: t.expression({
      type: 'Date',
      nullable: true,
      description: 'The first day on which the agency is responsible; null where it is not known.',
      sql: ({ row }) => firstDay(row('valid')),
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description: 'The last day on which the agency is responsible; null where no end is known.',
      sql: ({ row }) => lastDay(row('valid')),
    }),
  }),
});

Mou.extend((t) => ({
  responsibleAgency: t.expression({
    type: 'String',
    nullable: true,
    description:
      'The name of the government agency that is responsible for the agreement on a day (_OPD penanggung jawab_), where it is known.',
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    sql: ({ row, args }) =>
      eb
        .selectFrom('mou_agency as g')
        .select('g.agency')
        .where('g.mou_id', '=', row('id'))
        .where(({ ref }) => holds<'date'>(ref('g.valid'), dayOr(args.at, row('area_id'))))
        .$asScalar(),
  }),
  responsibleAgencies: t.many({
    type: MouAgency,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'valid' }],
    size: 2,
    description: 'All government agencies that were or are responsible for the agreement, with their days.',
  }),
}));
