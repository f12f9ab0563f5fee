-- The money of an agreement: what its commitments set aside, what was spent of it, and what its promise would cost.

create type mou_budget as (
  planned quantity, spent quantity, remaining quantity, used ratio, needed quantity, needed_reason sentence);

comment on column mou_budget.planned is 'What its commitments set aside; null where none says so.';

comment on column mou_budget.spent is 'What was spent, as last reported.';

comment on column mou_budget.remaining is 'What is left of it.';

comment on column mou_budget.used is 'Spent over planned. @notNull';

comment on column mou_budget.needed is
  'Rupiah that the promised workers would cost at least over the term agreed; null where that cannot be said.';

comment on column mou_budget.needed_reason is 'How that was worked out, or why it was not. @notNull';

create function mou_budget_of(mou_id bigint, at date) returns setof mou_budget stable
begin atomic
  select plan.planned, report.spent,
    case when not plan.planned is null and not report.spent is null then minus(plan.planned, report.spent) end,
    case
      when plan.planned is null
        then no_ratio('NO_DENOMINATOR', said('NO_BUDGET_SET_ASIDE'), report.spent, null)
      when report.spent is null
        then no_ratio('NO_FIGURE', said('NO_SPENDING_REPORTED'), null, plan.planned)
      else ratio_of(report.spent, plan.planned)
    end,
    case when term.is_rated and cost.commitments > 0 and cost.commitments = cost.rated then cost.total end,
    case
      when cost.commitments = 0
        then said('NEEDED_FOR_NOBODY')
      when term.months is null then said('TERM_UNKNOWN')
      when not term.is_rated then said('TERM_TOO_LONG')
      when cost.commitments > cost.rated then said('RATE_UNKNOWN')
      else said('NEEDED_AT_LOWEST_BAND', 'months', term.months::text, 'from', to_char(term.first_month, 'YYYY-MM'))
    end
  from mou_current m
  cross join lateral (
    select (
      select total(c.budget order by c.id)
      from commitment c
      where c.mou_id = m.id and not (c.budget is null)) as planned) plan
  left join lateral (
    select r.spent
    from mou_progress_report r
    where r.mou_id = m.id and r.as_of_day <= mou_budget_of.at and not (r.spent is null)
    order by r.as_of_day desc, r.id desc
    limit 1) report on true
  cross join lateral (
    select d.first_month, d.months, d.months between 1 and 120 as is_rated
    from (
      select month_of((m.effective_from).first_day) as first_month,
        months_touched((m.effective_from).first_day, (m.effective_to).last_day) as months) d) term
  cross join lateral (
    -- Of a month without a rate there is no total, so that it is not counted as rated.
    select count(*) as commitments, count((contributions.total).value) as rated,
      total(contributions.total order by c.id) as total
    from commitment c
    cross join lateral (
      select case when term.is_rated then contribution_total(
        row((c.workers).value::bigint, c.programmes, c.payer, 'OTHER', term.first_month, term.months)
          ::contribution_scope) end as total) contributions
    where c.mou_id = m.id
      and c.segment in ('BPU', 'INFORMAL')
      and (c.workers).value is not null
      and c.programmes <> '{}'
      and c.payer <> 'UNKNOWN') cost
  where m.id = mou_budget_of.mou_id;
end;

/* How many calendar months the days from a first to a last one touch: 3 from 2024-01-31 to 2024-03-01. */
create function months_touched(first_day date, last_day date) returns int immutable
  return ((extract(year from last_day) - extract(year from first_day)) * 12
    + extract(month from last_day) - extract(month from first_day))::int + 1;
