-- A small library with every kind of column, relation and oddity the compiler must get right.
create type genre as enum ('NOVEL', 'ESSAY', 'ATLAS');
create type work_kind as enum ('BOOK', 'FILM');
create type price as (amount numeric, currency text);

create table country (code text primary key, name text not null);
create table author (
  id int primary key, name text not null, born date, country_code text not null references country,
  rating float8, nick text, active bool not null, joined timestamptz not null, aliases text[] not null, lucky int[],
  extra json, followers int8 not null, mentor_id int references author
);
create table work (
  id int primary key, kind work_kind not null, title text not null, published date, author_id int not null references author,
  genre genre, pages int, minutes int, sold int8, list_price price, shelf int not null, span daterange
);
create index on work (author_id, published desc, id);
create table review (
  id int primary key, work_id int not null references work, author_id int references author, stars int, body text not null,
  unique (work_id, id)
);
create view author_stats as
  select a.id as author_id, count(w.id)::int as works, max(w.published) as latest from author a left join work w on w.author_id = a.id group by a.id;
create type rename_outcome as (code text, work_id int, message text);

insert into country values ('ID', 'Indonesia'), ('NL', 'Nederland "Holland"'), ('XX', E'Nowhere\n\t\u0001 – ☕');
insert into author
select i, 'Author ' || i || case when i % 5 = 0 then E' "quoted" \\ back' else '' end,
  case when i % 4 = 0 then null else date '1950-01-01' + i * 400 end, (array['ID', 'NL', 'XX'])[1 + i % 3],
  (array[null, 0.1, 1e21, 1.5e-7, -0.0, 123456789012345680, 3])[1 + i % 7]::float8,
  case when i % 3 = 0 then null else 'nick' || i % 4 end, i % 2 = 0, timestamptz '2014-08-21 09:00:00.123+00' + i * interval '1 hour',
  case when i % 3 = 0 then '{}' else array['a' || i, 'b "x"', 'c,d'] end, case when i % 2 = 0 then null else array[i, i * 2] end,
  case when i % 4 = 1 then null else ('{"n":' || i || ',"list":[1,{"deep":"é"}],"t":true}')::json end,
  3000000000 + i, case when i > 4 then 1 + i % 4 end
from generate_series(1, 13) i;
insert into work
select i, (array['BOOK', 'FILM'])[1 + i % 2]::work_kind, 'Work ' || (i * 7) % 41, case when i % 5 = 0 then null else date '2000-01-01' + (i % 6) * 100 end,
  1 + (i * i) % 11, (array['NOVEL', 'ESSAY', 'ATLAS', null])[1 + i % 4]::genre,
  case when i % 2 = 0 then i * 10 end, case when i % 2 = 1 then i * 3 end, case when i % 7 = 0 then null else i * 1000000007::int8 end,
  case when i % 3 = 0 then null else row(i * 1.50, 'IDR')::price end, i % 4,
  case when i % 2 = 0 then daterange(date '2001-01-01', date '2001-01-01' + i) end
from generate_series(1, 60) i;
insert into review
select i, 1 + (i * 3) % 60, case when i % 3 = 0 then null else 1 + i % 13 end, case when i % 4 = 0 then null else 1 + i % 5 end, 'Body ' || i
from generate_series(1, 120) i;

create function rename_work(wanted int, expected text, title text) returns setof rename_outcome language plpgsql as $$
declare w work;
begin
  select * into w from work where id = wanted for update;
  if w.id is null then return; end if;
  if w.title <> expected then return query select 'CONFLICT', w.id, 'The title is ' || w.title; return; end if;
  update work set title = rename_work.title where id = wanted;
  return query select 'OK', wanted, null::text;
end $$;

comment on column author_stats.author_id is 'Whose. @notNull';
comment on column author_stats.works is 'How many. @notNull';

-- Functions of every kind, for the generator.
create function title_of(work_id int) returns text stable return (select w.title from work w where w.id = work_id);
create function works_of(author_id int, genres genre[] default null, since date default '-infinity') returns setof work stable
begin atomic
  select w.* from work w
  where w.author_id = works_of.author_id and (genres is null or w.genre = any (genres)) and w.published >= since;
end;
create function best_of(author_id int, out title text, out stars numeric) stable
  return (select row(w.title, avg(r.stars)) from work w join review r on r.work_id = w.id
    where w.author_id = best_of.author_id group by w.id order by 1 limit 1);
create function pages_of(price, more numeric, "in" anyelement) returns bigint language sql immutable as 'select 1';
create function joined(separator text, variadic words text[]) returns text immutable
  return array_to_string(words, separator);
create function touched() returns trigger language plpgsql as $$ begin return new; end $$;
comment on function title_of is 'Its title. @notNull';
