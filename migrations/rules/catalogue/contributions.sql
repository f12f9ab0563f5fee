-- Contributions: what self-paying workers (BPU) pay a month for their programmes, discounts taken off.

create type contribution_scope as (
  workers bigint,
  programmes programme_code[],
  payer payer,
  sector contribution_sector,
  first_month date,
  months int);

comment on column contribution_scope.workers is 'How many workers. @notNull';

create type contribution_month as (month date, rate numeric, discount numeric, amount quantity, reason sentence);

comment on column contribution_month.month is 'First day of the month. @notNull';
comment on column contribution_month.rate is 'Rupiah for one worker, discounts taken off.';
comment on column contribution_month.discount is 'Rupiah taken off for one worker. @notNull';
comment on column contribution_month.amount is 'Rupiah for all workers: at least this, as many have a higher income.';
comment on column contribution_month.reason is 'Why there is no amount.';

/* The contribution of each month: the rates that hold on its first day, less the discounts that hold then. Unknown
   where one of the programmes has no known rate, and where no programme is asked for. Rates are those of the lowest
   band of income, so no less is paid. Who pays UNKNOWN gets no discount, as some payers are excluded. */
create function contribution_months(scope contribution_scope) returns setof contribution_month stable
begin atomic
  select
    m.month,
    case when worker.without_rate is null then worker.full_rate - worker.discount end,
    coalesce(worker.discount, 0),
    quantity_of(
      case when worker.without_rate is null then (worker.full_rate - worker.discount) * (scope).workers end,
      'RUPIAH', 'AT_LEAST'),
    case
      when cardinality((scope).programmes) = 0 then said('NO_PROGRAMME')
      when worker.without_rate is not null
        then said('NO_RATE', 'programmes', worker.without_rate, 'month', to_char(m.month, 'YYYY-MM')) end
  from (
    select ((scope).first_month + make_interval(months => n))::date as month
    from generate_series(0, (scope).months - 1) n) m
  cross join lateral (
    select
      string_agg(p.code::text, ', ' order by p.code) filter (where r.id is null) as without_rate,
      sum(r.monthly) as full_rate,
      trim_scale(coalesce(sum(r.monthly * d.percent / 100), 0)) as discount
    from (select distinct unnest((scope).programmes) as code) p
    left join contribution_rate r on r.programme = p.code and r.segment = 'BPU' and r.valid @> m.month
    left join contribution_discount d
      on d.programme = p.code
        and d.sector = (scope).sector
        and d.valid @> m.month
        and (scope).payer <> 'UNKNOWN'
        and (scope).payer <> all (d.excluded_payers)) worker
  order by m.month;
end;

/* The sum of all months; null where one of them is unknown. */
create function contribution_total(scope contribution_scope) returns quantity stable
  return (
    select case when count(*) = count((c.amount).value) then
      with_provenance(quantity_of(sum((c.amount).value), 'RUPIAH', 'AT_LEAST'), null, null, null,
        array(select s.id from contribution_sources(scope) s order by s.id)) end
    from contribution_months(scope) c);

/* Why there is no total: what the first month says for which there is none. */
create function why_no_contribution(scope contribution_scope) returns sentence stable
  return (
    select c.reason
    from contribution_months(scope) c
    where c.reason is not null
    order by c.month
    limit 1);

/* The sources of the rates and discounts that hold on a day of these months. */
create function contribution_sources(scope contribution_scope) returns setof source_row stable
begin atomic
  select s.* from source_row s
  where s.id in (
    select r.source_id from contribution_rate r
    where r.programme = any ((scope).programmes)
      and r.valid && daterange(
        (scope).first_month, ((scope).first_month + make_interval(months => (scope).months))::date)
    union
    select d.source_id from contribution_discount d
    where d.sector = (scope).sector
      and d.programme = any ((scope).programmes)
      and (scope).payer <> 'UNKNOWN'
      and (scope).payer <> all (d.excluded_payers)
      and d.valid && daterange(
        (scope).first_month, ((scope).first_month + make_interval(months => (scope).months))::date));
end;

call describe('contribution_rate', 'Contribution of a worker a month at the lowest band of income.', '{
  "id": "Surrogate key.",
  "programme": "The programme.",
  "segment": "Which workers.",
  "monthly": "Rupiah a month.",
  "valid": "Days it holds.",
  "source_id": "Where that is from.",
  "note": "Remarks."}');
call protect('contribution_rate', everybody_reads => true);

call describe('contribution_discount', 'Reductions of contributions of self-paying workers.', '{
  "id": "Surrogate key.",
  "programme": "The programme.",
  "sector": "For which workers.",
  "percent": "How much is taken off.",
  "excluded_payers": "Who gets none.",
  "valid": "Days it holds.",
  "legal_basis": "The regulation.",
  "source_id": "Where that is from."}');
call protect('contribution_discount', everybody_reads => true);
