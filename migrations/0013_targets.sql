-- Targets: what was reached before the period is over, and from when on a target holds in place of another.
alter type progress_status add value 'REACHED_SO_FAR' after 'ACHIEVED';

-- Null where it holds from the first day of its period on.
alter table target
  add column holds_from date check (holds_from is null or holds_from <@ period and previous_id is not null);
