-- What refusals say of markets and outreach.

create function place_refusal(code text) returns text immutable return case code
  when 'NO_SUCH_LOCAL_GOVERNMENT' then 'There is no regency or city with this id.'
  when 'MARKET_REGISTRATION_FORBIDDEN' then 'You may register markets only in areas of your grant and below.'
  when 'MARKET_NAME_WITHOUT_LATIN' then 'Its code is made of its name: write it in Latin letters or digits.'
  when 'MARKET_NAME_TAKEN' then 'This regency or city has a market of this name already.'
  when 'MANAGER_NAME_IMPOSSIBLE' then 'The name of a manager has 1 to 200 characters.'
  when 'NO_SUCH_MARKET' then 'There is no such market: take its id from `markets`.'
  when 'MARKET_UPDATE_FORBIDDEN' then 'You may update markets only in areas of your grant and below.'
  when 'NOT_A_NUMBER_OF_TRADERS' then 'Not a number of traders: whole, 0 or more.'
  when 'NO_SUCH_MARKET_AGREEMENT' then 'There is no such agreement with this market, or it is not yours to see.'
  when 'MARKET_CLOSED_LATER' then
    'It closed later than that: on {last_day}. Name a later day as `since`, or that one if it was never closed.'
  when 'MARKET_OPEN_LATER' then 'It was open on {day}: something of that day is recorded. Name that day or a later one.'
  when 'MARKET_CLOSED' then
    'It is closed on {day}: name a day on which it was open as `since`, or open it again with "closedOn": null.'
  when 'MANAGER_RECORDED_LATER' then 'Who manages it from a later day on is recorded already: name a day after that.'
  when 'COLLECTION_RECORDED_LATER' then
    'How it is collected from a later day on is recorded already: name a day after that.'
  when 'MARKET_DAY_RECORDED' then 'Something of that day is recorded already: name a later one.'
  when 'TRADERS_RECORDED' then 'This number of traders is recorded already.'
  when 'MARKET_VALUE_IMPOSSIBLE' then
    'A market closes after it opened; days from 1900 to 2199; a manager has 1 to 200 characters.'
  when 'OUTREACH_DAY_NOT_A_DATE' then 'This is no date: write 2026, 2026-07 or 2026-07-31.'
  when 'OUTREACH_FORBIDDEN' then 'You may record outreach only in areas of your grant and below.'
  when 'OUTREACH_RECORDED' then 'This activity is recorded already.'
end;
