-- What a survey says of the workforce is an estimate: less sure than a number that is only rounded. And a working area
-- that was recorded as whole may turn out not to be.
alter type quantity_precision add value 'ESTIMATE' after 'APPROXIMATE';

alter type change_kind add value 'WORKING_AREA_OPENED';

-- From this day on, says a source, the local governments that are recorded for a branch need not be all that it serves.
-- What closed_working_area said of days from then on is superseded at the moment at which this became known.
create table opened_working_area (
  id bigint generated always as identity primary key,
  branch_id bigint not null references branch,
  opened_from date not null,
  source_id bigint not null references source,
  note text constraint opened_working_area_note_text check (says_something(note)),
  known tstzrange not null check (not isempty(known))
);
create index on opened_working_area (branch_id);
create index on opened_working_area (source_id);
create index on opened_working_area (lower(known), id);
