import SchemaBuilder from '@pothos/core';
import KyselyPlugin, { type IdInput, type Pg } from '../src/pothos-kysely/index.ts';
import { catalog } from './generated/catalog.ts';
import type { DB } from './generated/types.ts';
import { areaIdOf, idOfCode } from './places/area-ids.ts';
import { sql } from './shared/sql.ts';

/** RFC 3339 in UTC, with all the microseconds the database keeps: `@asKnownAt` with a moment that was answered finds what came then. */
const dateTime = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

/** The one builder of the schema; nouns add to it. */
export const builder = new SchemaBuilder<{
  KyselyDB: DB;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: IdInput; Output: string };
    Count: { Input: number; Output: number | bigint };
    Date: { Input: Pg<'date'>; Output: Pg<'date'> };
    DateTime: { Input: Pg<'timestamptz'>; Output: Pg<'timestamptz'> };
    Decimal: { Input: Pg<'numeric'>; Output: Pg<'numeric'> };
    JSON: { Input: never; Output: unknown };
    Month: { Input: string; Output: string };
  };
}>({
  plugins: [KyselyPlugin],
  defaultFieldNullability: false,
  kysely: {
    catalog,
    enums: {
      AreaKind: 'area_kind',
      ChangeKind: 'change_kind',
      MouStatus: 'mou_status',
      MouInstrument: 'mou_instrument',
      Measure: 'measure',
      Segment: 'segment',
      PartyRole: 'party_role',
      Payer: 'payer',
      ProgrammeCode: 'programme_code',
      ViewerRole: 'viewer_role',
      // Words of the API alone.
      FigureWarning: 'text',
      ReportStatus: 'text',
    },
    scalars: {
      Count: { pgType: 'int8', json: 'raw' },
      Date: { pgType: 'date', json: 'text' },
      DateTime: {
        pgType: 'timestamptz',
        json: (value) => sql<string>`to_json(to_char(${value} at time zone 'UTC', ${dateTime}))::text`,
      },
      Decimal: { pgType: 'numeric', json: 'text' },
      JSON: { pgType: 'jsonb', json: 'raw' },
      Month: { pgType: 'text', json: 'text' },
    },
    idOfCode,
    named: areaIdOf,
    refuse: (needed) => sql<string>`refuse(${sql.lit(needed)})`,
    again: {
      kept: () => sql<string | null>`nullif(current_setting('app.replayed', true), '')`,
      keep: (outcome) => sql<string>`keep_outcome(${outcome})`,
    },
  },
});

builder.queryType({ description: 'Everything that can be read. What is public can be read without a credential.' });
builder.mutationType({
  description:
    'Everything that can be written. Each field is carried out as a transaction of its own, one after the other. Its result says whether it succeeded or why it was refused. It is null, with an entry in `errors`, where it could not be carried out at all.',
});
