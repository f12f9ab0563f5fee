-- What a refusal says. A write gives a code and parameters, and no sentence is kept, so that a sentence can be told in
-- either language. The English ones stand in this folder, by topic.

/* The sentence of a code, from whichever topic it is of. */
create function refusal_text(code text) returns text immutable
  return coalesce(
    figure_refusal(code), agreement_refusal(code), place_refusal(code), access_refusal(code), shared_refusal(code));

/* The sentence of a code with its parameters in their places: 'It was open on {day}' and {"day": "2026-07-31"} make
   'It was open on 2026-07-31'. In `{unit:words}` a code such as WORKERS is written in small letters. Where a
   parameter is missing its place stays there in braces, and a code that these rules do not know is told as it is: so
   an outcome that other rules kept can be told too. */
create function refusal_message(code text, parameters jsonb) returns text immutable
begin atomic
  select coalesce(string_agg(
    case
      -- Split at the braces, every second piece is the name of a parameter.
      when n % 2 = 1 then piece
      when piece like '%:words' then
        coalesce(lower(replace(parameters ->> replace(piece, ':words', ''), '_', ' ')), '{' || piece || '}')
      else coalesce(parameters ->> piece, '{' || piece || '}') end,
    '' order by n), code, '')
  from regexp_split_to_table(refusal_text(code), '[{}]') with ordinality pieces(piece, n);
end;

comment on function refusal_message is 'The sentence of a refusal. @notNull';
