-- How alike two texts are, for rules that name what is nearest to a code that is none.

/* From 0 to 1, by the groups of three letters that both have (pg_trgm). The host of a database may have put the
   extension into a schema of its own, where rules do not look, but facts do. */
create function alike(one text, other text) returns real immutable parallel safe return similarity(one, other);
