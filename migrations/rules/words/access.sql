-- What refusals say of access: of actors, their keys and their grants.

create function access_refusal(code text) returns text immutable return case code
  when 'ACTOR_FORBIDDEN' then
    'You may register actors only in areas whose access you manage. Only ADMIN may give an issuer and a subject.'
  when 'ACTOR_TAKEN' then 'Another actor already has this code, or this issuer and subject. Give others.'
  when 'ACTOR_IMPOSSIBLE' then
    'A code is 3 to 64 characters of a-z, 0-9, "." and "-", and begins with a letter or digit. '
      || 'A name is 1 to 200 characters, not only blanks. Issuer and subject are given together, or neither.'
  when 'NO_SUCH_ACTOR' then
    'There is no such actor, or you may not see it. Register it, or take its id from `actors`.'
  when 'API_KEY_FORBIDDEN' then
    'You may make keys only for actors in areas whose access you manage, and only where you could grant every role '
      || 'that the actor has.'
  when 'API_KEY_IMPOSSIBLE' then
    'A key expires after now and within 400 days. Its label is 1 to 100 characters, not only blanks.'
  when 'NO_SUCH_API_KEY' then 'There is no such key, or you may not see it. Take its id from `apiKeys`.'
  when 'API_KEY_OF_OTHERS' then 'You may revoke only your own keys and those of actors that you manage.'
  when 'GRANT_FORBIDDEN' then
    'You may grant the roles GOVERNMENT and BRANCH to actors that you manage, in areas whose access you manage. '
      || 'Only ADMIN may grant other roles.'
  when 'ROLE_NOT_FOR_AREA' then
    'The role is not for an area of this kind. GOVERNMENT is for a province, regency or city, BRANCH for a branch, '
      || 'REGION for a region, AUDITOR and ADMIN for the nation.'
  when 'ROLE_HELD_ALREADY' then
    'The actor has this role in this area on some of these days already. End that grant first.'
  when 'NO_SUCH_GRANT' then 'There is no such grant, or you may not see it. Take its id from the `grants` of an actor.'
  when 'GRANT_OF_OTHERS' then 'You may end only grants that you could give yourself.'
end;
