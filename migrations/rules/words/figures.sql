-- What refusals say of figures and targets.

create function figure_refusal(code text) returns text immutable return case code
  when 'JUMP' then
    'The number is far from the nearest figure of its kind, which is {value} of {as_of} (Figure:{figure}): more than '
      || '{factor} times it, or less than a part in {factor}. If the number is right, send it again with `acknowledge`.'
  when 'JUMP_FROM_RANGE' then
    'The number is far from the nearest figure of its kind, which is {low} to {high} of {as_of} (Figure:{figure}): '
      || 'more than {factor} times it, or less than a part in {factor}. If the number is right, send it again with '
      || '`acknowledge`.'
  when 'NO_EMPLOYERS' then
    'Workers of this segment have no employers, so there are none to count. Choose another measure or segment.'
  when 'DAY_NOT_OVER' then
    'The day, month or year that the number would be true of is not over in the area. Give one that is.'
  when 'AREA_NOT_THERE_YET' then
    'The area exists since {first_day}. For an earlier day, give the area that it was part of.'
  when 'AREA_NO_LONGER_THERE' then
    'The area existed until {last_day}. For a later day, give the area that it belongs to now.'
  when 'AREA_NOT_THERE_THEN' then
    'The area existed from {first_day} until {last_day}. For another day, give the area that it was or is part of.'
  when 'FIGURE_FORBIDDEN' then
    'You may record figures only in the areas that your roles are for, and in areas below them.'
  when 'SOURCE_BEFORE_FIGURE' then
    'The source was published before the day that the number would be true of. Give the source that says it, or '
      || 'describe a new one.'
  when 'FIGURE_THERE_ALREADY' then
    'This source already gives such a figure, Figure:{figure} at revision {revision}. To change it, use '
      || '`correctFigure`.'
  when 'FIGURE_TWICE' then
    'A row before this one is about the same area, segment and measure. Leave one of the two out.'
  when 'FIGURE_BEING_RECORDED' then
    'Somebody else is recording the same figure at this moment. Read it, and correct it if it is wrong.'
  when 'VALUE_OR_SOURCE_IMPOSSIBLE' then
    'A value is not possible. Days lie between 1900 and 2199, and a source needs a citation and a publisher.'
  when 'NO_SUCH_FIGURE' then 'There is no figure with this id. Take the id from `figures`.'
  when 'CORRECTION_FORBIDDEN' then
    'You may correct figures only of areas in your region; one that you recorded yourself, for {days} days.'
  when 'WITHDRAWAL_FORBIDDEN' then
    'You may withdraw figures only of areas in your region; one that you recorded yourself, for {days} days.'
  when 'FIGURE_WITHDRAWN' then
    'The figure was withdrawn, as Figure:{last}. If its source says the number, record it again with `recordFigure`.'
  when 'CORRECTION_WITHOUT_REASON' then 'A correction needs a reason.'
  when 'FIGURE_SAYS_THAT_ALREADY' then 'The correction changes nothing: the figure already says that.'
  when 'REVISION_IS_OTHER' then
    'The figure is at revision {revision} now, as Figure:{last}, and not at {expected}. Read that revision, and decide '
      || 'again.'
  when 'FIGURE_IS_OTHER' then
    'The figure is at revision {revision} now, as Figure:{last}, and not as Figure:{figure}. Read that revision, and '
      || 'decide again.'
  when 'VALUE_IMPOSSIBLE' then 'A value is not possible.'
  when 'NO_CURRENT_FIGURE' then
    'There is no figure with this id, or it was corrected since. Take the id from `figures`.'
  when 'CHOICE_FORBIDDEN' then 'You may choose between figures only of areas in your region.'
  when 'CHOICE_WITHOUT_REASON' then 'A choice between figures needs a reason.'
  when 'NO_RIVAL' then 'No other figure is for the same day, so there is nothing to choose.'
  when 'FIGURE_CORRECTED_MEANWHILE' then 'Somebody corrected the figure in the meantime. Read it again.'
  when 'RIVAL_CHANGED_MEANWHILE' then
    'Somebody chose or corrected a rival of the figure in the meantime. Read the figures again.'
  when 'KIND_NOT_OF_MEASURE' then
    'The kind does not fit the measure. A target of kind COVERAGE or MARKETS has the measure of the same name; one of '
      || 'kind ADDITION or STOCK has PARTICIPANTS or EMPLOYERS.'
  when 'INTERPRETATION_NOT_OF_KIND' then
    'The interpretation does not fit the kind. An ADDITION is REMAINING, WHOLE_PERIOD or UNCLEAR; every other kind is '
      || 'LITERAL.'
  when 'HOLDS_IN_PLACE_OF_NONE' then
    'A day from which the target holds in place of another needs that other one: give its id in `replaces`.'
  when 'HOLDS_OUTSIDE_PERIOD' then 'The day from which the target holds is not in its period.'
  when 'TARGET_FORBIDDEN' then 'You may set targets only for areas in your region.'
  when 'TARGET_THERE_ALREADY' then
    'This source has already set such a target. To set a new version of it, give its id in `replaces`.'
  when 'NO_TARGET_TO_REPLACE' then
    'The target to replace was replaced already, or has another area, segment, measure, kind or plan. Read it again.'
  when 'TARGET_BEING_SET' then 'Somebody else is setting the same target at this moment. Read it again.'
end;
