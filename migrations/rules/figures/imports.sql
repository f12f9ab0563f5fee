-- A sheet of figures: how its cells are read, what of it is wrong, and what a sheet to fill in has. A cell is a text,
-- or a number where it is one in a workbook.

/* The number that a text or cell is under a way of writing numbers: `id-ID` writes 1.234,5 and `en-US` 1,234.5. Where
   none is named only digits are read. Null for all else. A count has no decimals, so that 1,000 is never one. */
create function number_of_cell(cell jsonb, locale text, has_decimals boolean) returns numeric immutable
  return (
    select case
        when jsonb_typeof(cell) = 'number' or c.words ~ '^-?[0-9]+$' then c.words::numeric
        when locale = 'id-ID' and not has_decimals and c.words ~ '^-?[1-9][0-9]{0,2}(\.[0-9]{3})+$'
        then replace(c.words, '.', '')::numeric
        when locale = 'en-US' and not has_decimals and c.words ~ '^-?[1-9][0-9]{0,2}(,[0-9]{3})+$'
        then replace(c.words, ',', '')::numeric
        when locale = 'id-ID' and has_decimals and c.words ~ '^-?([1-9][0-9]{0,2}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?$'
        then translate(c.words, ',.', '.')::numeric
        when locale = 'en-US' and has_decimals and c.words ~ '^-?([1-9][0-9]{0,2}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?$'
        then replace(c.words, ',', '')::numeric end
    from (select cell #>> '{}' as words) c);

/* What is wrong with a cell that is to be a number; null where it is one, or is empty. 441.177 of a file that is
   declared en-US is 441 and a bit there: that is no count, but whoever wrote it may have meant 441177, as id-ID has
   it. */
create function refusal_of_number_cell(name text, cell jsonb, locale text, has_decimals boolean) returns outcome
immutable
  return (
    select case
        when cell is null or number_of_cell(cell, locale, has_decimals) is not null then null
        when c.words ~ '^[-‐‑‒–—−]+$' then refused('INVALID_INPUT', 'CELL_IS_DASH', path)
        when c.words ~ '%$'
        then refused('INVALID_INPUT', 'CELL_IS_PERCENT', path, jsonb_build_object('cell', left(c.words, 60)))
        when c.words ~* '^[-+]?(infinity|∞)$' then refused('INVALID_INPUT', 'CELL_IS_INFINITE', path)
        when c.words ~ '^#[A-Z0-9/]+[!?]?$'
        then refused('INVALID_INPUT', 'CELL_IS_ERROR', path, jsonb_build_object('cell', left(c.words, 60)))
        when locale is null
          and num_nonnulls(number_of_cell(cell, 'id-ID', has_decimals), number_of_cell(cell, 'en-US', has_decimals)) > 0
        then refused('INVALID_INPUT', 'NUMBER_NEEDS_LOCALE', path, jsonb_build_object('cell', left(c.words, 60)))
        when number_of_cell(cell, c.other, has_decimals) is not null
        then refused('INVALID_INPUT',
          case when number_of_cell(cell, locale, true) is null then 'CELL_OF_OTHER_LOCALE'
            else 'CELL_IN_TWO_LOCALES' end, path,
          jsonb_build_object('cell', left(c.words, 60), 'locale', locale, 'other', c.other,
            'number', translate(left(number_of_cell(cell, c.other, has_decimals)::text, 60), '.',
              case locale when 'id-ID' then ',' else '.' end)))
        when num_nonnulls(number_of_cell(cell, 'id-ID', true), number_of_cell(cell, 'en-US', true)) > 0
        then refused('INVALID_INPUT', 'NUMBER_NOT_WHOLE', path, jsonb_build_object('number', left(c.words, 60)))
        when c.words ~* '^[-+]?[0-9.,]+e[-+]?[0-9]+$'
        then refused('INVALID_INPUT', 'CELL_IS_EXPONENT', path, jsonb_build_object('cell', left(c.words, 60)))
        when c.words ~ ('^-?[0-9][0-9.,]*[' || blanks() || '][0-9.,' || blanks() || ']*$')
        then refused('INVALID_INPUT', 'CELL_HAS_BLANKS', path, jsonb_build_object('cell', left(c.words, 60)))
        else refused('INVALID_INPUT', 'CELL_IS_NO_NUMBER', path, jsonb_build_object('cell', left(c.words, 60))) end
    from (
      select cell #>> '{}' as words, array['input', name] as path,
        case locale when 'id-ID' then 'en-US' when 'en-US' then 'id-ID' end as other) c);

/* What is wrong with a cell that is to be a value of an enum, or what one is called; null where it is. An empty one may
   be left out where it is not needed. */
create function refusal_of_word_cell(name text, cell text, of_enum text, is_needed boolean) returns outcome stable
  return case
    when value_meant(of_enum, cell) is not null or cell is null and not is_needed then null
    when cell is null then refused('INVALID_INPUT', 'CELL_IS_EMPTY', array['input', name],
      jsonb_build_object('words', of_enum))
    else refused('INVALID_INPUT', 'CELL_IS_NO_WORD', array['input', name],
      jsonb_build_object('cell', left(cell, 60), 'words', of_enum)) end;

/* The warnings that a cell acknowledges: "JUMP", or several with a comma or a space between. Null where it names
   anything else. */
create function warnings_of_cell(cell text) returns jsonb immutable
  return case when upper(cell) ~ '^(JUMP|DOES_NOT_ADD_UP)([\s,;]+(JUMP|DOES_NOT_ADD_UP))*$'
    then to_jsonb(regexp_split_to_array(upper(cell), '[\s,;]+')) end;

/* The first cell of a row that is a formula: what it comes to is not known here. */
create function refusal_of_formula(cells jsonb) returns outcome immutable
  return (
    select refused('INVALID_INPUT', 'CELL_IS_FORMULA', array['input', c.name],
      jsonb_build_object('cell', left(c.words, 60)))
    from jsonb_each_text(cells) c(name, words) where c.words like '=%' order by c.name limit 1);

/* Which of the cells of a row cannot be read, and why: a list of outcomes. Of a formula nothing more is said. */
create function refusals_of_cells(cells jsonb, locale text) returns jsonb stable
  return (
    select jsonb_agg(r order by r.n)
    from (select value_meant('Measure', cells ->> 'measure') = 'COVERAGE' as has_decimals) m
    cross join lateral unnest(array[
      refusal_of_formula(cells),
      case when cells -> 'area' is null then refused('INVALID_INPUT', 'CELL_WITHOUT_AREA', '{input,area}') end,
      refusal_of_word_cell('segment', cells ->> 'segment', 'Segment', true),
      refusal_of_word_cell('measure', cells ->> 'measure', 'Measure', true),
      refusal_of_word_cell('precision', cells ->> 'precision', 'Precision', false),
      refusal_of_number_cell('value', cells -> 'value', locale, m.has_decimals),
      refusal_of_number_cell('low', cells -> 'low', locale, m.has_decimals),
      refusal_of_number_cell('high', cells -> 'high', locale, m.has_decimals),
      case when cells ? 'acknowledge' and warnings_of_cell(cells ->> 'acknowledge') is null
        then refusal_of_word_cell('acknowledge', cells ->> 'acknowledge', 'FigureWarning', false) end,
      case when not says_something(cells ->> 'note')
        then refused('INVALID_INPUT', 'TEXT_SAYS_NOTHING', '{input,note}') end])
      with ordinality r(kind, code, parameters, path, id, secret, version, details, ids, findings, n)
    where r.kind is not null
      and (r.code = 'CELL_IS_FORMULA' or cells ->> r.path[2] is null or cells ->> r.path[2] not like '=%'));

/* The rows of a sheet as submit_figures takes them, each with its cells {"line", "area", "segment", "measure", "value",
   "low", "high", "precision", "note", "acknowledge"}. What cannot be read is left out; `unread` says why, of each such
   cell, and `sent` has the cells as they were. That is asked only of rows in which something is wrong, as there are
   thousands that are right. */
create function rows_of_sheet(rows jsonb, locale text) returns jsonb stable
begin atomic
  with cell as materialized (
    select r.place, r.cells,
      value_meant('Segment', r.cells ->> 'segment')::segment as segment,
      value_meant('Measure', r.cells ->> 'measure')::measure as measure,
      value_meant('Precision', r.cells ->> 'precision')::quantity_precision as precision
    from jsonb_array_elements(rows_of_sheet.rows) with ordinality r(cells, place)),
  number as materialized (
    select c.*,
      case when c.cells ? 'value' then number_of_cell(c.cells -> 'value', locale, c.measure = 'COVERAGE') end as value,
      case when c.cells ? 'low' then number_of_cell(c.cells -> 'low', locale, c.measure = 'COVERAGE') end as low,
      case when c.cells ? 'high' then number_of_cell(c.cells -> 'high', locale, c.measure = 'COVERAGE') end as high,
      case when c.cells ? 'acknowledge' then warnings_of_cell(c.cells ->> 'acknowledge') end as acknowledge
    from cell c),
  looked_at as (
    select n.*,
      n.cells ? 'area' and num_nulls(n.segment, n.measure) = 0
        and num_nonnulls(n.precision, n.value, n.low, n.high, n.acknowledge)
          = num_nonnulls(n.cells -> 'precision', n.cells -> 'value', n.cells -> 'low', n.cells -> 'high',
            n.cells -> 'acknowledge')
        and coalesce(says_something(n.cells ->> 'note'), true)
        and n.cells::text not like '%": "=%' as is_right
    from number n)
  select coalesce(jsonb_agg(
    jsonb_strip_nulls(l.cells || jsonb_build_object(
      'segment', l.segment, 'measure', l.measure, 'acknowledge', l.acknowledge,
      'quantity', jsonb_build_object('value', l.value, 'low', l.low, 'high', l.high, 'precision', l.precision),
      'unread', case when not l.is_right then refusals_of_cells(l.cells, locale) end,
      'sent', case when not l.is_right then l.cells end))
    order by l.place), '[]')
  from looked_at l;
end;

/* submit_figures of the rows of a sheet: each has its cells, and `locale` says how numbers are written in it. */
create function import_figures(input jsonb) returns outcome language plpgsql set search_path from current as $$
begin
  return submit_figures(input || jsonb_build_object('rows', rows_of_sheet(input -> 'rows', input ->> 'locale')));
end $$;

/* What is wrong with some rows of a submission that was made, those after the first `before`:
   [{"place", "column", "code", "message"}], with their place among these. */
create function findings_of_submission(submission_id bigint, before int, rows int) returns setof jsonb stable
begin atomic
  select jsonb_build_object('place', r.place - before, 'column', f.path[2], 'code', f.code,
    'message', told(refusal_sentence(f.code, f.parameters)))
  from submission_row r
  cross join lateral (
    select u.code, u.parameters, u.path from findings_in(r.given -> 'unread') u
    union all
    select r.refusal_code, r.refusal_parameters, r.refusal_path where not r.given ? 'unread') f
  where r.submission_id = findings_of_submission.submission_id and r.refusal_code is not null
    and r.place > before and r.place <= before + findings_of_submission.rows
  order by r.place;
end;

/* The same of rows for which all were refused. */
create function findings_of_refusal(findings jsonb) returns setof jsonb stable
begin atomic
  select jsonb_build_object('place', f.path[3]::int + 1, 'column', f.path[4], 'code', f.code,
    'message', told(refusal_sentence(f.code, f.parameters)))
  from findings_in(findings_of_refusal.findings) f;
end;

/* Imports rows of a sheet (see submit_figures), once under an idempotency key, and tells what came of them:
   {"submission": {"id", "state", "count"}, "findings"}, or
   {"refused": {"kind", "code", "message", "path"}, "findings"}; then what came before of the same file is forgotten.
   Of findings at most so many are told, and `left_out` says how many are not. */
create function imported(input jsonb, most int) returns jsonb language plpgsql set search_path from current as $$
declare
  result constant outcome := jsonb_populate_record(null::outcome, coalesce(
    nullif(current_setting('app.replayed', true), ''),
    keep_outcome(to_jsonb(attempt('import_figures', input, in_turn => false))::text))::jsonb);
  findings constant jsonb[] := case
    when result.kind = 'DONE' then array(
      select f
      from findings_of_submission(result.id, (input ->> 'before')::int, jsonb_array_length(input -> 'rows')) f)
    else array(select f from findings_of_refusal(coalesce(result.findings, '[]')) f) end;
begin
  if result.kind <> 'DONE' then perform forget_draft(decode(input ->> 'fingerprint', 'hex')); end if;
  return jsonb_build_object(
    'findings', to_jsonb(findings[:most]),
    'left_out', greatest(cardinality(findings) - most, 0))
    || case
      when result.kind = 'DONE' then jsonb_build_object('submission', jsonb_build_object(
        'id', 'Submission:' || result.id, 'state', state_of(result.id),
        'count', (select to_jsonb(c) from count_of_rows(result.id) c)))
      else jsonb_build_object('refused', jsonb_build_object(
        'kind', result.kind, 'code', result.code, 'path', result.path,
        'message', told(refusal_sentence(result.code, result.parameters)))) end;
end $$;

-- A row of a sheet to fill in: what it is about, and what was reported of that a month before.
create type sheet_row as (area text, area_name text, segment segment, segment_name text, last_month numeric);

/* The sheet of a branch for a month, named by its first day: the branch and the local governments of its working area
   as they are on the last day of the month, each with the segments that workers are divided into then. The number
   beside is the one that is shown first for the month before: of a range its lower end. */
create function sheet_for(branch text, month date) returns setof sheet_row stable
begin atomic
  with place as (
    select p.id, p.code, p.kind
    from area_row b
    cross join lateral (
      select b.id, b.code, b.kind
      union all
      select g.id, g.code, g.kind from local_governments_below(b.id, month_end(sheet_for.month)) g) p
    where b.kind = 'BRANCH' and b.code = sheet_for.branch),
  divided as (
    select d.segment, case spoken_language() when 'ID' then d.name_id else d.name_en end as name
    from segment_definition d join segment_scheme s on s.code = d.scheme
    -- These two are sums of others.
    where s.valid @> month_end(sheet_for.month) and d.segment not in ('ALL', 'PU_BPU'))
  select p.code, name_of(p.id, null, month_end(sheet_for.month)), d.segment, d.name, coalesce(
    (f.quantity).value, (f.quantity).low)
  from place p
  cross join divided d
  left join lateral figure_for(
    p.id, 'PARTICIPANTS', d.segment, null, sheet_for.month - 1, month_of(sheet_for.month - 1)) f on true
  order by p.kind <> 'BRANCH', p.code, d.segment;
end;

/* {"rows": sheet_for}, or {"refused": why there is no sheet of a branch for a month, in words}; null where there is no
   such branch. The month that is not over yet has one, as it may be filled in meanwhile. */
create function sheet_of(branch text, month date) returns jsonb stable
  return (
    select case
        when (refused.why).code is not null
        then jsonb_build_object('refused', told(refusal_sentence((refused.why).code, (refused.why).parameters)))
        else jsonb_build_object('rows', (
          select coalesce(jsonb_agg(r), '[]') from sheet_for(sheet_of.branch, sheet_of.month) r)) end
    from area_row b
    cross join lateral (
      select case
          when sheet_of.month > today_in(b.id) then refused('INVALID_INPUT', 'MONTH_AHEAD', '{input,month}')
          when not exists (select from segment_scheme s where s.valid @> month_end(sheet_of.month))
          then refused('INVALID_INPUT', 'NO_SEGMENTS_THEN', '{input,month}',
            jsonb_build_object('first_day', (select min(lower(s.valid)) from segment_scheme s)))
          else refusal_of_day(month_end(sheet_of.month), b.valid) end as why
      offset 0) refused
    where b.kind = 'BRANCH' and b.code = sheet_of.branch);
