-- The money of an agreement: what is set aside, what is spent, and what the promise would cost.
create type mou_budget as (planned quantity, spent quantity, remaining quantity, used ratio, needed numeric, needed_reason text);

comment on column mou_budget.planned is 'What its commitments set aside; null where none says so.';

comment on column mou_budget.spent is 'What was spent, as last reported.';

comment on column mou_budget.remaining is 'What is left of it.';

comment on column mou_budget.used is 'Spent over planned. @notNull';

comment on column mou_budget.needed is 'Rupiah that the promised workers would cost over the term agreed; null where that cannot be said.';

comment on column mou_budget.needed_reason is 'How that was worked out, or why it was not. @notNull';

create function mou_budget_of(mou_id bigint, at date) returns setof mou_budget stable
begin atomic
  select p.planned, s.spent, case when not p.planned is null and not s.spent is null then minus(p.planned, s.spent) end,
    case when p.planned is null then no_ratio('NO_DENOMINATOR', 'Its commitments set no budget aside.', s.spent, null)
      when s.spent is null then no_ratio('NO_FIGURE', 'No spending is reported for it up to this day.', null, p.planned) else ratio_of(s.spent, p.planned) end,
    n.needed, n.reason
  from mou_current m
  cross join lateral (select (select total(c.budget order by c.id) from commitment c where c.mou_id = m.id and not (c.budget is null)) as planned) p
  left join lateral (select r.spent from mou_progress_report r where r.mou_id = m.id and r.as_of_day <= mou_budget_of.at and not (r.spent is null)
    order by r.as_of_day desc, r.id desc limit 1) s on true
  cross join lateral (select month_of((m.effective_from).first_day) as first_month,
    (extract(year from age(date_trunc('month', (m.effective_to).last_day), date_trunc('month', (m.effective_from).first_day))) * 12
      + extract(month from age(date_trunc('month', (m.effective_to).last_day), date_trunc('month', (m.effective_from).first_day))))::int + 1 as months) d
  cross join lateral (
    select case when d.months between 1 and 120 and c.n > 0 and c.n = c.known then c.total end as needed,
      case when c.n = 0 then 'No commitment names self-paying workers, how many, their programmes and who pays.'
        when d.months is null then 'From when until when it holds is not known.' when not d.months between 1 and 120 then 'It holds for more than 120 months.'
        when c.n > c.known then 'Of a month in which it holds no rate is known.'
        else 'Contributions at the lowest band of income for ' || d.months || ' months from ' || to_char(d.first_month, 'YYYY-MM') || '.' end as reason
    from (select count(*) as n, count(t.total) as known, sum(t.total) as total
      from commitment c cross join lateral (select case when d.months between 1 and 120 then
        contribution_total(row((c.workers).value::bigint, c.programmes, c.payer, 'OTHER', d.first_month, d.months)::contribution_scope) end as total) t
      where c.mou_id = m.id and c.segment in ('BPU', 'INFORMAL') and (c.workers).value is not null and c.programmes <> '{}' and c.payer <> 'UNKNOWN') c) n
  where m.id = mou_budget_of.mou_id;
end;
