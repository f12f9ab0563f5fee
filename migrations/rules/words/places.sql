-- What refusals say of markets and outreach.

create function place_refusal(code text) returns text immutable return case code
  when 'NO_SUCH_LOCAL_GOVERNMENT' then
    'There is no regency or city with this id. Take the id from `localGovernments`.'
  when 'MARKET_REGISTRATION_FORBIDDEN' then
    'You may register markets only in the areas that your roles are for, and in areas below them.'
  when 'MARKET_NAME_WITHOUT_LATIN' then
    'The code of a market is made of its name. So the name must have Latin letters or digits besides the word Pasar.'
  when 'MARKET_NAME_TAKEN' then 'This regency or city already has a market with this name.'
  when 'MANAGER_NAME_IMPOSSIBLE' then 'The name of a manager must have 1 to 200 characters.'
  when 'MOVE_FORBIDDEN' then
    'You may move a regency or city only between areas whose access you manage.'
  when 'MOVE_RECORDED_LATER' then
    'Which branch serves it is recorded from {day} on already. Name a later day.'
  when 'NO_SUCH_CHANNEL' then 'There is no channel with this code. Take the code from `channels`.'
  when 'CHANNEL_FORBIDDEN' then 'A channel is for the whole nation. Only ADMIN may end one.'
  when 'NO_SUCH_MARKET' then 'There is no market with this id. Take the id from `markets`.'
  when 'MARKET_UPDATE_FORBIDDEN' then
    'You may update markets only in the areas that your roles are for, and in areas below them.'
  when 'NOT_A_NUMBER_OF_TRADERS' then 'This is not a number of traders. Give a whole number, 0 or more.'
  when 'NO_SUCH_MARKET_AGREEMENT' then
    'This market has no agreement with this id, or you are not allowed to see that agreement.'
  when 'MARKET_CLOSED_LATER' then
    'The market was open until {last_day}, so it cannot open again before that day. Give a later day as `since`. '
      || 'If the market never closed at all, give {last_day} as `since`.'
  when 'MARKET_OPEN_LATER' then
    'The market was open on {day}, as something is recorded for that day. Give that day or a later one.'
  when 'MARKET_CLOSED' then
    'The market is closed on {day}. Give a day on which it was open as `since`, or open it again with "closedOn": null.'
  when 'MANAGER_RECORDED_LATER' then
    'A manager is already recorded from a later day on. Give that day or one after it as `since`.'
  when 'COLLECTION_RECORDED_LATER' then
    'The way of collecting is already recorded from a later day on. Give that day or one after it as `since`.'
  when 'MARKET_DAY_RECORDED' then 'Something is already recorded for this day. Give a later day as `since`.'
  when 'TRADERS_RECORDED' then 'This number of traders is already recorded.'
  when 'MARKET_VALUE_IMPOSSIBLE' then
    'A value is not possible. A market closes after it opened, days lie between 1900 and 2199, '
      || 'and the name of a manager has 1 to 200 characters.'
  when 'OUTREACH_DAY_NOT_A_DATE' then 'This is not a date. Write 2026, 2026-07 or 2026-07-31.'
  when 'OUTREACH_FORBIDDEN' then
    'You may record outreach only in the areas that your roles are for, and in areas below them.'
  when 'OUTREACH_RECORDED' then 'This activity is already recorded.'
end;
