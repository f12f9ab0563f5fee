-- What areas are also ranked by: how far a target is reached, and the number of an earlier month. Where a target counts
-- a worker, as figures say it. And followers are told of working areas that are known whole.
alter type ratio_base add value 'TARGET';
alter type ratio_base add value 'BEFORE';

alter table target add column attribution attribution not null default 'UNSAID';

alter type change_kind add value 'WORKING_AREA_CLOSED';
create index on closed_working_area (lower(known), id);
