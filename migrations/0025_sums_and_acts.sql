-- A sum over parts keeps the figures that it rests on, so that what is worked out of it has their doubts and rivals.
alter table figure_sum add column figures bigint[] not null default '{}';

-- How many rows an act has made figures of: of a long submission each part of a release is an act.
alter table submission_act add column released int check (released > 0);

-- A target that another one holds in place of says nothing any more.
alter type not_computable_code add value 'TARGET_REPLACED';
