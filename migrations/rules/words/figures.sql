-- What refusals say of figures and targets.

create function figure_refusal(code text) returns text immutable return case code
  when 'JUMP' then
    'It is more than {factor} times the nearest figure of its kind, or less than a part in {factor} of it: '
      || '{value} of {as_of}, Figure:{figure}. Check it; if it is meant, send it again with `acknowledge`.'
  when 'JUMP_FROM_RANGE' then
    'It is more than {factor} times the nearest figure of its kind, or less than a part in {factor} of it: '
      || '{low} to {high} of {as_of}, Figure:{figure}. Check it; if it is meant, send it again with `acknowledge`.'
  when 'NO_EMPLOYERS' then 'Workers of this segment have no employer: there are none to count.'
  when 'DAY_NOT_OVER' then 'The day it is true of has not ended there yet: name a month or day that has.'
  when 'AREA_NOT_THERE_YET' then
    'The area is there from {first_day}: before and after that, name the area it was part of.'
  when 'AREA_NO_LONGER_THERE' then
    'The area is there until {last_day}: before and after that, name the area it was part of.'
  when 'AREA_NOT_THERE_THEN' then
    'The area is there from {first_day} until {last_day}: before and after that, name the area it was part of.'
  when 'FIGURE_FORBIDDEN' then 'You may record figures only in areas of your grant and below.'
  when 'SOURCE_BEFORE_FIGURE' then
    'The source was published before the day its number would be true of: name the one that says it, or describe it.'
  when 'FIGURE_THERE_ALREADY' then
    'This source gives a figure for that already, revision {revision}, as Figure:{figure}: use correctFigure.'
  when 'FIGURE_BEING_RECORDED' then
    'The same figure is being recorded by somebody else: read it, and correct it if need be.'
  when 'VALUE_OR_SOURCE_IMPOSSIBLE' then
    'A value is not one that can be kept: days from 1900 to 2199, a source with citation and publisher.'
  when 'NO_SUCH_FIGURE' then 'There is no such figure: take its id from `figures`.'
  when 'CORRECTION_FORBIDDEN' then 'You may correct figures only of areas in your region.'
  when 'CORRECTION_WITHOUT_REASON' then 'A correction says why: give a reason.'
  when 'FIGURE_SAYS_THAT_ALREADY' then 'Nothing is changed: the figure says that already.'
  when 'REVISION_IS_OTHER' then
    'It is at revision {revision} now, as Figure:{last}, not at {expected}. Read that and decide.'
  when 'FIGURE_IS_OTHER' then
    'It is at revision {revision} now, as Figure:{last}, not as Figure:{figure}. Read that and decide.'
  when 'VALUE_IMPOSSIBLE' then 'A value is not one that can be kept.'
  when 'NO_CURRENT_FIGURE' then 'There is no such figure, or it was corrected since: take its id from `figures`.'
  when 'CHOICE_FORBIDDEN' then 'You may choose among figures only of areas in your region.'
  when 'CHOICE_WITHOUT_REASON' then 'A choice says why: give a reason.'
  when 'NO_RIVAL' then 'No other figure is for the same day: there is nothing to choose.'
  when 'FIGURE_CORRECTED_MEANWHILE' then 'Somebody corrected it in the meantime: read it again.'
  when 'RIVAL_CHANGED_MEANWHILE' then 'Somebody chose or corrected a rival in the meantime: read them again.'
  when 'KIND_NOT_OF_MEASURE' then
    'COVERAGE and MARKETS are targets of the measure of that name; ADDITION and STOCK of PARTICIPANTS or EMPLOYERS.'
  when 'INTERPRETATION_NOT_OF_KIND' then
    'An addition is REMAINING, WHOLE_PERIOD or UNCLEAR; other kinds of targets are LITERAL.'
  when 'TARGET_FORBIDDEN' then 'You may set targets only for areas in your region.'
  when 'TARGET_THERE_ALREADY' then 'This source has set that already: name it in `replaces` to set a new version of it.'
  when 'NO_TARGET_TO_REPLACE' then
    'The target to replace is not there any more, or is of another area, segment, measure, kind or plan: read it again.'
  when 'TARGET_BEING_SET' then 'The same target is being set by somebody else: read it again.'
end;
