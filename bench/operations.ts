/** What the servers are asked: five operations from a point query to a dashboard, and what asks for the same elsewhere. */

export const OPERATIONS = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'] as const;
export type Operation = (typeof OPERATIONS)[number];

export const WORDS: Readonly<Record<Operation, string>> = {
  Q1: 'one area by its code',
  Q2: 'a list of 100 agreements of one status, latest first',
  Q3: 'a region with its 20 areas, the last three agreements of each, and their commitments',
  Q4: 'a dashboard: of each of 25 regions how many areas and agreements, and the sum of participants in a month',
  Q5: 'four roots: an area with figures, a region with its areas and a sum, 20 agreements, all regions with a count',
};

/** As our own machinery and Mercurius are asked. */
export const GRAPHQL: Readonly<Record<Operation, string>> = {
  Q1: 'query Q1($area: String!) { area(code: $area) { code name population } }',
  Q2: `query Q2($status: String!) {
    agreements(status: $status, first: 100) { code title status signedOn }
  }`,
  Q3: `query Q3($region: String!) {
    region(code: $region) {
      code
      name
      areas {
        code
        name
        population
        agreements(first: 3) { code title signedOn commitments { words amount isDone } }
      }
    }
  }`,
  Q4: 'query Q4($month: Date!) { regions { code name areaCount agreementCount participants(month: $month) } }',
  Q5: `query Q5($area: String!, $region: String!, $status: String!, $month: Date!) {
    area(code: $area) { code name population figures(first: 36) { month segment participants } }
    region(code: $region) { code name participants(month: $month) areas { code name } }
    agreements(status: $status, first: 20) { code title signedOn }
    regions { code name areaCount }
  }`,
};

/** As PostGraphile is asked: the fields that it makes of the tables, under the names of the others. */
export const POSTGRAPHILE: Readonly<Record<Operation, string>> = {
  Q1: 'query Q1($area: String!) { area: areaByCode(code: $area) { code name population } }',
  Q2: `query Q2($status: String!) {
    agreements: allAgreementsList(condition: { status: $status }, orderBy: [SIGNED_ON_DESC, ROW_ID_DESC], first: 100) {
      code title status signedOn
    }
  }`,
  Q3: `query Q3($region: String!) {
    region: regionByCode(code: $region) {
      code
      name
      areas: areasByRegionIdList(orderBy: [ROW_ID_ASC]) {
        code
        name
        population
        agreements: agreementsByAreaIdList(orderBy: [SIGNED_ON_DESC, ROW_ID_DESC], first: 3) {
          code title signedOn
          commitments: commitmentsByAgreementIdList(orderBy: [ROW_ID_ASC]) { words amount isDone }
        }
      }
    }
  }`,
  Q4: `query Q4($month: Date!) {
    regions: allRegionsList(orderBy: [ROW_ID_ASC]) { code name areaCount agreementCount participants(month: $month) }
  }`,
  Q5: `query Q5($area: String!, $region: String!, $status: String!, $month: Date!) {
    area: areaByCode(code: $area) {
      code name population
      figures: figuresByAreaIdList(orderBy: [MONTH_DESC, SEGMENT_ASC], first: 36) { month segment participants }
    }
    region: regionByCode(code: $region) {
      code name participants(month: $month) areas: areasByRegionIdList(orderBy: [ROW_ID_ASC]) { code name }
    }
    agreements: allAgreementsList(condition: { status: $status }, orderBy: [SIGNED_ON_DESC, ROW_ID_DESC], first: 20) {
      code title signedOn
    }
    regions: allRegionsList(orderBy: [ROW_ID_ASC]) { code name areaCount }
  }`,
};

/** As somebody would write it by hand: one statement whose only cell is the data, and which variables it takes. */
export const SQL: Readonly<Record<Operation, { statement: string; parameters: readonly (keyof Variables)[] }>> = {
  Q1: {
    parameters: ['area'],
    statement: `
select json_build_object('area', (
  select json_build_object('code', code, 'name', name, 'population', population) from bench.area where code = $1))`,
  },
  Q2: {
    parameters: ['status'],
    statement: `
select json_build_object('agreements', (
  select coalesce(json_agg(json_build_object('code', code, 'title', title, 'status', status, 'signedOn', signed_on)), '[]')
  from (
    select code, title, status, signed_on from bench.agreement
    where status = $1 order by signed_on desc, id desc limit 100) g))`,
  },
  Q3: {
    parameters: ['region'],
    statement: `
select json_build_object('region', (
  select json_build_object('code', r.code, 'name', r.name, 'areas', (
    select coalesce(json_agg(json_build_object(
      'code', a.code, 'name', a.name, 'population', a.population, 'agreements', g.list) order by a.id), '[]')
    from bench.area a
      cross join lateral (
        select coalesce(json_agg(json_build_object(
          'code', g.code, 'title', g.title, 'signedOn', g.signed_on, 'commitments', c.list)), '[]') as list
        from (
          select id, code, title, signed_on from bench.agreement
          where area_id = a.id order by signed_on desc, id desc limit 3) g
          cross join lateral (
            select coalesce(json_agg(json_build_object(
              'words', c.words, 'amount', c.amount, 'isDone', c.is_done) order by c.id), '[]') as list
            from bench.commitment c where c.agreement_id = g.id) c) g
    where a.region_id = r.id))
  from bench.region r where r.code = $1))`,
  },
  Q4: {
    parameters: ['month'],
    statement: `
with
  areas as (select region_id, count(*) as n from bench.area group by 1),
  agreements as (
    select a.region_id, count(*) as n from bench.agreement g join bench.area a on a.id = g.area_id group by 1),
  participants as (
    select a.region_id, sum(f.participants) as n from bench.area a join bench.figure f on f.area_id = a.id
    where f.month = $1 group by 1)
select json_build_object('regions', (
  select coalesce(json_agg(json_build_object(
    'code', r.code, 'name', r.name, 'areaCount', coalesce(a.n, 0), 'agreementCount', coalesce(g.n, 0),
    'participants', p.n) order by r.id), '[]')
  from bench.region r
    left join areas a on a.region_id = r.id
    left join agreements g on g.region_id = r.id
    left join participants p on p.region_id = r.id))`,
  },
  Q5: {
    parameters: ['area', 'region', 'status', 'month'],
    statement: `
select json_build_object(
  'area', (
    select json_build_object('code', a.code, 'name', a.name, 'population', a.population, 'figures', (
      select coalesce(json_agg(json_build_object(
        'month', month, 'segment', segment, 'participants', participants)), '[]')
      from (
        select month, segment, participants from bench.figure
        where area_id = a.id order by month desc, segment limit 36) f))
    from bench.area a where a.code = $1),
  'region', (
    select json_build_object(
      'code', r.code, 'name', r.name,
      'participants', (
        select sum(f.participants) from bench.area a join bench.figure f on f.area_id = a.id
        where a.region_id = r.id and f.month = $4),
      'areas', (
        select coalesce(json_agg(json_build_object('code', a.code, 'name', a.name) order by a.id), '[]')
        from bench.area a where a.region_id = r.id))
    from bench.region r where r.code = $2),
  'agreements', (
    select coalesce(json_agg(json_build_object('code', code, 'title', title, 'signedOn', signed_on)), '[]')
    from (
      select code, title, signed_on from bench.agreement
      where status = $3 order by signed_on desc, id desc limit 20) g),
  'regions', (
    select coalesce(json_agg(json_build_object('code', r.code, 'name', r.name, 'areaCount', coalesce(a.n, 0))
      order by r.id), '[]')
    from bench.region r
      left join (select region_id, count(*) as n from bench.area group by 1) a on a.region_id = r.id))`,
  },
};

export interface Variables {
  area: string;
  region: string;
  status: string;
  month: string;
}
const STATUSES = ['DRAFT', 'SIGNED', 'EXPIRED'];

/** The variables of the n-th request of an operation: those that it declares, and others each time. */
export function variablesOf(operation: Operation, n: number): Partial<Variables> {
  const all: Variables = {
    area: `A${String(1 + ((n * 37) % 500)).padStart(3, '0')}`,
    region: `R${String(1 + (n % 25)).padStart(2, '0')}`,
    status: STATUSES[n % STATUSES.length] as string,
    month: `2026-${String(1 + (n % 9)).padStart(2, '0')}-01`,
  };
  return Object.fromEntries(SQL[operation].parameters.map((name) => [name, all[name]]));
}
