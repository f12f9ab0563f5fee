-- Figures on their way in: what an office submits, row by row, until whoever may record figures there releases it.

alter type capability add value 'SUBMIT_FIGURE' before 'WRITE_FIGURE';
create type submission_state as enum ('DRAFT', 'SUBMITTED', 'RETURNED', 'WITHDRAWN', 'RELEASED');

-- Regions whose branches record figures themselves. In all others the region releases what its branches submit.
create table branches_release (
  region_id bigint primary key,
  area_kind area_kind not null default 'REGION' check (area_kind = 'REGION'),
  foreign key (region_id, area_kind) references area (id, kind)
);
-- A role may do this only in the regions that say so.
alter table role_capability add column where_branches_release boolean not null default false;

create table submission (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  source_id bigint not null references source,
  basis basis not null,
  attribution attribution not null,
  as_of partial_date not null check (is_valid(as_of) and (as_of).last_day is not null),
  -- Of all that was sent: what is sent twice is known again.
  fingerprint bytea not null check (length(fingerprint) = 32),
  made_by bigint not null references actor,
  made_at timestamptz not null
);
create index on submission (area_id, fingerprint);
create index on submission (source_id);
create index on submission (made_by);
create index on submission (made_at, id);

-- What was done with a submission, in order. The last one is how it stands.
create table submission_act (
  id bigint generated always as identity primary key,
  submission_id bigint not null references submission,
  state submission_state not null,
  remark text check (says_something(remark)),
  actor_id bigint not null references actor,
  at timestamptz not null,
  check (state <> 'RETURNED' or remark is not null)
);
create index on submission_act (submission_id, id);
create index on submission_act (actor_id);

create table submission_row (
  submission_id bigint not null references submission,
  -- Counted from 1, as it was sent.
  place int not null check (place > 0),
  given jsonb not null,
  area_id bigint references area,
  segment segment,
  measure measure,
  quantity quantity check (is_valid(quantity)),
  published_scope text,
  note text,
  -- Why it is not taken: the code of a sentence, its parameters, and what of the row is meant.
  refusal_code text,
  refusal_parameters jsonb,
  refusal_path text[],
  -- What became of it.
  figure_id bigint references figure,
  primary key (submission_id, place),
  check ((refusal_code is null) = (refusal_path is null)),
  check ((refusal_code is null) = (refusal_parameters is null)),
  check (refusal_code is null or figure_id is null),
  check (refusal_code is not null or num_nulls(area_id, segment, measure, quantity) = 0)
);
create index on submission_row (submission_id, place) where refusal_code is null and figure_id is null;
create index on submission_row (submission_id, place) where refusal_code is not null;
create index on submission_row (area_id);
create index on submission_row (figure_id);
