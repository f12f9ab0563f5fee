-- What areas are also ranked by: how far a target is reached, and the number of an earlier month. And where a target
-- counts a worker, as figures say it.
alter type ratio_base add value 'TARGET';
alter type ratio_base add value 'BEFORE';

alter table target add column attribution attribution not null default 'UNSAID';
