-- What whoever submitted figures had seen is kept, as rows are looked at again when they are released; and which rows
-- were figures already, wholly the same.
alter table submission add column acknowledged text[] not null default '{}'
  check (acknowledged <@ '{JUMP,DOES_NOT_ADD_UP}');
alter table submission_row add column unchanged boolean not null default false
  check (not unchanged or figure_id is not null);
