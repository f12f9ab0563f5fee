-- What refusals say of access: of actors, their keys and their grants.

create function access_refusal(code text) returns text immutable return case code
  when 'ACTOR_FORBIDDEN' then
    'You may register actors only in areas whose access you manage, and tokens (issuer, subject) only as ADMIN.'
  when 'ACTOR_TAKEN' then 'This code, or this issuer and subject, is taken.'
  when 'ACTOR_IMPOSSIBLE' then
    'A code is 3 to 64 of a-z, 0-9, "." and "-", a name says something, in at most 200 characters; '
      || 'issuer and subject go together.'
  when 'NO_SUCH_ACTOR' then
    'There is no such actor, or it is not yours to see: register it, or take its id from `actors`.'
  when 'API_KEY_FORBIDDEN' then
    'You may make keys only for actors in areas whose access you manage, and that have no role you could not grant.'
  when 'API_KEY_IMPOSSIBLE' then
    'A key ends after now and within 400 days, and its label says something, in at most 100 characters.'
  when 'NO_SUCH_API_KEY' then 'There is no such key, or it is not yours to see: take its id from `apiKeys`.'
  when 'API_KEY_OF_OTHERS' then 'You may revoke only your own keys and those of actors you manage.'
  when 'GRANT_FORBIDDEN' then
    'You may grant GOVERNMENT and BRANCH in areas whose access you manage, to actors you manage; other roles as ADMIN.'
  when 'ROLE_NOT_FOR_AREA' then
    'GOVERNMENT is for a province, regency or city, BRANCH for a branch, REGION for a region, '
      || 'AUDITOR and ADMIN for the nation.'
  when 'ROLE_HELD_ALREADY' then 'The actor has this role there on some of these days already: end that grant first.'
  when 'NO_SUCH_GRANT' then 'There is no such grant, or it is not yours to see: take its id from an actor''s `grants`.'
  when 'GRANT_OF_OTHERS' then 'You may end only grants that you could give.'
end;
