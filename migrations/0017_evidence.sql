-- What numbers are worth: what others say against them, and what they may be compared with.

-- While which moments another source was known that says otherwise of the same time; kept by trigger.
alter table figure add column contradicted_while tstzmultirange not null default '{}';

-- What is worked out of doubtful numbers is as doubtful.
alter type ratio_flag add value 'CONTRADICTED_INPUT';
alter type ratio_flag add value 'INPUT_DOES_NOT_ADD_UP';
-- A number on one basis follows those on another.
alter type ratio_flag add value 'BASIS_CHANGES';
alter type figure_flag add value 'BASIS_CHANGES';

-- How many months older than others a number may be and still be compared with them.
alter table dataset add column comparable_months int not null default 12 check (comparable_months between 1 and 1200);
