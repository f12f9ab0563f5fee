-- What a write has changed is told by its id, as of all that is written.
alter table channel add column id bigint generated always as identity unique;
