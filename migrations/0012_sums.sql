-- Sums that stand for an area of which nothing is reported itself. By what a figure says where somebody counts; which
-- working areas of branches are known whole; and the sums, kept ready.

-- Where is a worker counted: where the employer is registered (as the agency's branches do), where the work is, or
-- where the worker lives? One who works elsewhere is counted in two places by two of them.
create type attribution as enum ('REGISTRATION', 'WORKPLACE', 'RESIDENCE', 'UNSAID');

-- What counts workers in two ways is not put together, nor compared.
alter type not_computable_code add value 'ATTRIBUTION_DIFFERS';
alter type break_cause add value 'ATTRIBUTION';

alter table figure add column attribution attribution not null default 'UNSAID';

-- Most working areas are what the press has named of them. On these days, says a source, the local governments that are
-- recorded are all that the branch serves.
create table closed_working_area (
  id bigint generated always as identity primary key,
  branch_id bigint not null references branch,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  note text,
  known tstzrange not null check (not isempty(known)),
  exclude using gist (branch_id with =, valid with &&, known with &&)
);
create index on closed_working_area (source_id);

-- The complete sums over the parts of an area in one month, where the area has no number of its own on that basis. They
-- are worked out of figures by trigger. `while_known` is from when until when that was what figures came to.
create table figure_sum (
  area_id bigint not null references area,
  measure measure not null,
  segment segment not null,
  basis basis not null,
  month date not null,
  as_of_day date not null,
  quantity quantity not null,
  attribution attribution not null,
  flags figure_flag[] not null,
  while_known tstzrange not null check (not isempty(while_known))
);
-- In the order in which the last one is looked for.
create unique index on figure_sum (
  area_id, measure, segment, month desc, basis, (known_from(while_known)), (known_until(while_known)));
