-- What operators set, and figures that are withdrawn.

-- How long an office may undo its own figures, and when a month's report is late.
alter table dataset
  add column undo_days int not null default 30 check (undo_days between 0 and 3660),
  add column report_days int not null default 21 check (report_days between 1 and 366);

alter type capability add value 'CORRECT_OWN_FIGURE' after 'CORRECT_FIGURE';
alter type change_kind add value 'FIGURE_WITHDRAWN' after 'FIGURE_CHOSEN';

-- Who recorded a figure through the API; null for the seed.
alter table figure add column recorded_by bigint references actor;
create index on figure (recorded_by) where recorded_by is not null;

-- A figure that is no longer said. Its row in `figure` is closed with the same stamp.
create table figure_withdrawal (
  figure_id bigint primary key references figure,
  reason text not null check (says_something(reason)),
  withdrawn_at timestamptz not null
);
create index on figure_withdrawal (withdrawn_at, figure_id);

-- What changed is followed for an area, and for corrections alone.
create index on figure (area_id, lower(known), id) include (known);
drop index figure_area_id_known_from_known_idx;
create index on figure (lower(known), id) where revision > 1;
create index on target (area_id, lower(known), id);
