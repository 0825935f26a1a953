-- zh: 各市州各年判定的依据是否齐全，每年 × 市州一行。
-- Grain: one row per year and city of the region.
-- Meaning: the first fault that speaks against the evidence, or complete; and what may be otherwise
--   than computed because of all of them: more outage time, less of it, the baseline, the users.
-- Reads: periods, city_rules, missing_evidence. Source: method, "Verdicts".
with cities as (
  select cast(p.period as int) as year, c.city_code
  from periods p
  cross join city_rules c
  where p.period_kind = 'year'
),

faults as (
  select
    m.*,
    case evidence
      when 'unread_files' then 1
      when 'replaced_unlike' then 2
      when 'mostly_open' then 3
      else 4
    end as place,
    case
      when evidence = 'mostly_open' then 'less'
      when evidence <> 'unread_files' or feed = 'outages' then 'more'
      when feed = 'history' then 'baseline'
      when feed = 'customers' then 'users'
      else 'less'
    end as doubt
  from missing_evidence m
)

select
  c.year,
  c.city_code,
  coalesce(min(f.place), 5) as place,
  case min(f.place)
    when 1 then 'unread_files'
    when 2 then 'replaced_unlike'
    when 3 then 'mostly_open'
    when 4 then 'no_outages'
    else 'complete'
  end as evidence,
  max(case when f.doubt = 'more' then 1 else 0 end) = 1 as time_may_be_more,
  max(case when f.doubt = 'less' then 1 else 0 end) = 1 as time_may_be_less,
  max(case when f.doubt = 'baseline' then 1 else 0 end) = 1 as baseline_may_differ,
  max(case when f.doubt = 'users' then 1 else 0 end) = 1 as users_may_differ
from cities c
left join faults f on f.year = c.year and f.city_code = c.city_code
group by c.year, c.city_code
