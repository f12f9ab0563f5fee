-- The data that all servers are asked for: about a million rows at factor 1, the same ones in every run. How far back
-- figures go, and how many agreements there are, grow with the factor. Every table has row-level security on.
create schema bench;

create table bench.region (
  id int primary key,
  code text not null unique,
  name text not null
);
create table bench.area (
  id int primary key,
  region_id int not null references bench.region,
  code text not null unique,
  name text not null,
  population int not null
);
create table bench.agreement (
  id int primary key,
  area_id int not null references bench.area,
  code text not null unique,
  title text not null,
  status text not null,
  signed_on date not null,
  is_public boolean not null
);
create table bench.commitment (
  id int primary key,
  agreement_id int not null references bench.agreement,
  words text not null,
  amount int not null,
  is_done boolean not null
);
create table bench.figure (
  id int primary key,
  area_id int not null references bench.area,
  month date not null,
  segment text not null,
  participants int not null,
  is_public boolean not null
);

/* A number from 0 up to a bound that looks like chance. @param which keeps numbers of one row apart */
create function bench.chance(n int, which int, below int) returns int immutable
  return ((hashint4extended(n, 18 + which) & 2147483647) % below)::int;

insert into bench.region select n, 'R' || lpad(n::text, 2, '0'), 'Region ' || n from generate_series(1, 25) n;
insert into bench.area
  select n, 1 + n % 25, 'A' || lpad(n::text, 3, '0'), 'Area ' || n, 50000 + bench.chance(n, 1, 2000000)
  from generate_series(1, 500) n;
insert into bench.agreement
  select n, 1 + n % 500, 'G' || lpad(n::text, 6, '0'), 'Agreement ' || n || ' on social security for workers',
    (array['DRAFT', 'SIGNED', 'SIGNED', 'EXPIRED'])[1 + bench.chance(n, 1, 4)],
    date '2026-10-01' - bench.chance(n, 2, 7000), bench.chance(n, 3, 50) > 0
  from generate_series(1, greatest(2000, (10000 * :factor)::int)) n;
insert into bench.commitment
  select n, 1 + n / 3, 'Commitment ' || n || ' of the parties', bench.chance(n, 1, 1000000), bench.chance(n, 2, 2) > 0
  from generate_series(0, 3 * (select count(*)::int from bench.agreement) - 1) n;
insert into bench.figure
  select row_number() over (), a.id, (date '2026-10-01' - make_interval(months => m))::date, s.segment,
    1000 + bench.chance(a.id * 1000 + m, s.n::int, 500000), bench.chance(a.id * 1000 + m, 10 + s.n::int, 50) > 0
  from generate_series(0, greatest(12, (640 * :factor)::int) - 1) m
    cross join bench.area a
    cross join unnest(array['FORMAL', 'INFORMAL', 'CONSTRUCTION']) with ordinality s(segment, n);

create index on bench.area (region_id, id);
create index on bench.agreement (area_id, signed_on desc, id desc);
create index on bench.agreement (status, signed_on desc, id desc);
create index on bench.commitment (agreement_id, id);
create unique index on bench.figure (area_id, month desc, segment);
-- What is counted and summed is in an index, with what its policy asks.
create index on bench.agreement (area_id) where is_public;
create index on bench.figure (month, area_id) include (participants) where is_public;

-- What PostGraphile makes fields of; the other servers say the same in their own ways.
create function bench.region_area_count(region bench.region) returns int stable
  return (select count(*)::int from bench.area a where a.region_id = region.id);
create function bench.region_agreement_count(region bench.region) returns int stable
  return (
    select count(*)::int from bench.agreement g join bench.area a on a.id = g.area_id where a.region_id = region.id);
create function bench.region_participants(region bench.region, month date) returns int stable
  return (
    select sum(f.participants)::int from bench.figure f join bench.area a on a.id = f.area_id
    where a.region_id = region.id and f.month = region_participants.month);

alter table bench.region enable row level security;
alter table bench.area enable row level security;
alter table bench.agreement enable row level security;
alter table bench.commitment enable row level security;
alter table bench.figure enable row level security;
create policy everybody on bench.region for select using (true);
create policy everybody on bench.area for select using (true);
create policy public on bench.agreement for select using (is_public);
create policy everybody on bench.commitment for select using (true);
create policy public on bench.figure for select using (is_public);
-- Our Worker asks as anonymous; the other servers ask as their login.
grant usage on schema bench to anonymous, app_api;
grant select on all tables in schema bench to anonymous, app_api;
