-- What refusals of all topics say: of areas, sources, texts, numbers, days and versions.

create function shared_refusal(code text) returns text immutable return case code
  when 'NO_SUCH_AREA' then
    'There is no such area as {code}. The nearest are {nearest}.{hint}'
  when 'NO_ROWS' then 'The list has no rows, so there is nothing to write. Give one at least.'
  when 'ROWS_REFUSED' then
    'Of {of} rows {count} are refused, so none was written. Mend what `findings` says of them, and send all rows again.'
  when 'NO_SUCH_SOURCE' then
    'There is no source with this id. Take the id from `sources`, or describe a new source.'
  when 'NEW_SOURCE_FORBIDDEN' then 'Only an office that may record figures can add a new source.'
  when 'SOURCE_IMPOSSIBLE' then
    'A source needs a citation and a publisher. Its address begins with http:// or https://. '
      || 'Its day is not before 1900 and not in the future.'
  when 'TEXT_SAYS_NOTHING' then
    'This text says nothing: it is empty, or has only spaces and punctuation. Write something, or leave it out if it '
      || 'is optional.'
  when 'TEXT_TOO_LONG' then 'This text has {length} characters. At most {limit} are allowed.'
  when 'NOT_A_COUNT' then
    'This is not a number of {unit:words}. Give `value`, or for a RANGE `low` and `high`. '
      || 'A count is a whole number, 0 or more and below 2^53.'
  when 'NOT_A_PERCENTAGE' then
    'This is not a percentage. Give `value`, or for a RANGE `low` and `high`, from 0 to 10,000.'
  when 'NOT_A_DATE' then 'This is not a date. Write 2026, 2026-07 or 2026-07-31, with a year from 1900 to 2199.'
  when 'DAY_OUT_OF_RANGE' then 'A day must lie between 1900 and 2199.'
  when 'DAY_TO_COME' then 'This day is in the future. Give today or an earlier day.'
  when 'LAST_DAY_BEFORE_FIRST' then 'The last day is before the first day.'
  when 'NOTHING_CHANGED' then
    'Nothing is changed: everything given is recorded already. Give at least one value that is different.'
  when 'VERSION_IS_OTHER' then
    'It is at version {version} now, not {expected}. Somebody has changed it since you read it: read it again, then '
      || 'decide.'
end;
