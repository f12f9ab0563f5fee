-- What refusals of all topics say: of areas, sources, texts, numbers, days and versions.

create function shared_refusal(code text) returns text immutable return case code
  when 'NO_SUCH_AREA' then 'There is no area with this id: take it from an `id` field of an area.'
  when 'NO_SUCH_SOURCE' then 'There is no such source: take its id from `sources`, or describe a new one.'
  when 'NEW_SOURCE_FORBIDDEN' then 'You may bring new sources only as an office that records figures.'
  when 'SOURCE_IMPOSSIBLE' then
    'A source has a citation and a publisher; '
      || 'its address begins with http:// or https://, its day is not ahead, nor before 1900.'
  when 'TEXT_SAYS_NOTHING' then 'This says nothing: write something, or leave it out where it may be.'
  when 'TEXT_TOO_LONG' then 'This has {length} characters: at most {limit} are kept.'
  when 'NOT_A_COUNT' then
    'Not a number of {unit:words}: give `value`, or for RANGE `low` and `high`; '
      || 'counts are whole, 0 or more and below 2^53.'
  when 'NOT_A_PERCENTAGE' then 'Not a number of percent: give `value`, or for RANGE `low` and `high`; from 0 to 10,000.'
  when 'NOT_A_DATE' then 'This is no date: write 2026, 2026-07 or 2026-07-31, from 1900 to 2199.'
  when 'DAY_OUT_OF_RANGE' then 'Days from 1900 to 2199.'
  when 'DAY_TO_COME' then 'That day is still to come.'
  when 'LAST_DAY_BEFORE_FIRST' then 'The last day is before the first.'
  when 'NOTHING_CHANGED' then 'Nothing is changed: name what is otherwise than it was.'
  when 'VERSION_IS_OTHER' then 'It is at version {version} now, not {expected}. Read what changed, and decide again.'
end;
