/** Branches: the offices on the ground, with their working areas. */
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { dayIn, holdsOn, inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Source } from '../shared/source.ts';
import { eb, field, fn, holds } from '../shared/sql.ts';
import { textOf } from '../shared/texts.ts';
import { validFrom, validTo } from '../shared/validity.ts';
import { Area, areaNode } from './area.ts';
import type { AreaColumn } from './area-ids.ts';
import { areaIdOf } from './area-ids.ts';
import { BY_CODE, DAY, existingAt } from './arguments.ts';
import { LocalGovernment } from './local-government.ts';
import { membersOf, parentIn } from './memberships.ts';
import { seatOf } from './names.ts';
import { Province } from './province.ts';
import { Region } from './region.ts';

export const Branch = areaNode('Branch');

/** Is a branch one that a source names by the moment the operation looks at? */
const namedBranch = (row: AreaColumn<'id'>) =>
  eb.exists(
    eb
      .selectFrom('branch as b')
      .where('b.area_id', '=', row('id'))
      .where(({ ref }) =>
        eb(field(ref('b.first_seen'), 'first_day'), '<=', eb.cast<Pg<'date'>>(fn.known_at(), 'date')),
      ),
  );

const BranchKind = enumOf<db.BranchKind>('BranchKind', 'The kind of a branch.', {
  MAIN: 'A branch (_kantor cabang_).',
  PIONEER: 'A small office under a main branch (_kantor cabang perintis_).',
});
const BranchFacts = builder.kyselyObject('BranchFacts', { table: 'branch' });
BranchFacts.implement({
  description: 'What sources say about a branch.',
  fields: (t) => ({
    kind: t.column('kind', { type: BranchKind, description: 'Whether it is a main or a pioneer branch.' }),
    areaWords: t.expression(textOf('area_words', 'The working area of the branch in the words of the source.')),
    firstSeen: t.embed({
      type: PartialDate,
      column: 'first_seen',
      description: 'The earliest date for which a source shows the branch. The branch may be older.',
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
    note: t.expression(textOf('note', 'Remarks on the branch.')),
  }),
});
const ClosedWorkingArea = builder.kyselyObject('ClosedWorkingArea', { table: 'closed_working_area' });
ClosedWorkingArea.implement({
  description:
    'The statement of a source that the listed local governments are all that the branch serves (_wilayah kerja_). Only then is a sum over them the number of the branch.',
  fields: (t) => ({
    from: t.expression(validFrom('The first day for which that is known.')),
    to: t.expression(validTo('The last day for which that is known; null where it is known to hold on.')),
    source: t.one({ type: Source, description: 'Who says so.' }),
    note: t.expression(textOf('note', 'Remarks.')),
  }),
});
Branch.implement({
  description:
    'A branch of the agency (_kantor cabang_) and the local governments that it serves. No source has a full list of branches, so more may exist.',
  interfaces: [Area],
  fields: (t) => ({
    facts: t.one({
      type: BranchFacts,
      on: { area_id: 'id' },
      nullable: true,
      description: 'What sources say about the branch.',
    }),
    parent: t.one({
      type: Branch,
      nullable: true,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => parentIn('PARENT_BRANCH', parent('id'), dayIn(args.at, parent('zone'))),
      description: 'The main branch above a pioneer branch. Null for a main branch, and where it is not known.',
    }),
    province: t.one({
      type: Province,
      nullable: true,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => parentIn('OFFICE_LOCATION', parent('id'), dayIn(args.at, parent('zone'))),
      description: 'The province in which the office of the branch lies.',
    }),
    seat: t.expression({
      type: 'String',
      nullable: true,
      description:
        'The town or the address where the branch has its office on the day `at`. Null where it is not known.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) => seatOf(row('id'), dayIn(args.at, row('zone'))),
    }),
    workingArea: t.many({
      type: LocalGovernment,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => membersOf('WORKING_AREA', parent('id'), dayIn(args.at, parent('zone'))),
      orderBy: [{ column: 'code' }],
      size: 6,
      description:
        'The local governments that the branch serves on the day `at`, as far as sources tell (_wilayah kerja_).',
    }),
    closedWorkingArea: t.one({
      type: ClosedWorkingArea,
      nullable: true,
      on: { branch_id: 'id' },
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      where: ({ row, args, parent }) => [
        fn.is_current(row('known')),
        holds<'date'>(row('valid'), dayIn(args.at, parent('zone'))),
      ],
      description:
        'Who says that `workingArea` is all that the branch serves on the day `at`. Null where no source says so: there may be more.',
    }),
  }),
});
Region.extend((t) => ({
  branches: t.many({
    type: Branch,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => membersOf('REGION', parent('id'), dayIn(args.at, parent('zone'))),
    where: ({ row }) => [eb(row('kind'), '=', 'BRANCH'), namedBranch(row)],
    orderBy: [{ column: 'code' }],
    size: 30,
    description: 'The branches of the region that a source names. No source has a full list, so more may exist.',
  }),
}));
Province.extend((t) => ({
  branches: t.many({
    cost: 2,
    type: Branch,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => fn.branches_in(parent('id'), dayIn(args.at, parent('zone'))),
    where: ({ row }) => namedBranch(row),
    orderBy: [{ column: 'code' }],
    size: 8,
    description:
      'The branches whose office lies in the province, or that serve a local government of the province, as far as sources tell.',
  }),
}));
LocalGovernment.extend((t) => ({
  branch: t.one({
    type: Branch,
    nullable: true,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => parentIn('WORKING_AREA', parent('id'), dayIn(args.at, parent('zone'))),
    description: 'The branch that serves it on the day `at`. Null where no source tells.',
  }),
}));

builder.kyselyQuery((t) => ({
  branch: t.one({
    type: Branch,
    nullable: true,
    args: { code: t.arg.string({ required: true, description: BY_CODE }) },
    where: ({ row, args }) => [eb(row('id'), '=', areaIdOf({ typename: 'Branch', key: args.code }))],
    description: 'The branch with this code, such as `KC-BALIKPAPAN`, even one that exists no longer or not yet.',
  }),
  branches: t.many({
    type: Branch,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: existingAt('branches') }) },
    where: ({ row, args }) => [eb(row('kind'), '=', 'BRANCH'), holdsOn(row, args.at), namedBranch(row)],
    orderBy: [{ column: 'code' }],
    size: 300,
    description:
      'The branches that a source names, by code; with `@asKnownAt`, those that a source shows by that moment. Since when each branch exists is not known, and the list is not complete.',
  }),
}));
