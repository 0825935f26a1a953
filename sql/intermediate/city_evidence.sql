-- zh: 各市州各年判定的依据是否齐全，每年 × 市州一行。
-- en: Whether the evidence of the verdicts is complete, by year and city.
-- Grain: one row per year and city of the region.
-- Key: whole.
-- Meaning: the first gap in the evidence, or complete. Also what all the gaps together could
--   change: more outage time, less outage time, the baseline, the users.
-- Reads: periods, city_rules, evidence_gaps.
-- Source: method, "Verdicts".
with ranks as (
  select evidence, place
  from (
    values
      ('unread_files', 1),
      ('replaced_unlike', 2),
      ('mostly_open', 3),
      ('no_outages', 4),
      ('complete', 5)
  ) as listed (evidence, place)
),

gaps as (
  select
    evidence_gaps.year,
    evidence_gaps.city_code,
    evidence_gaps.evidence,
    case
      when evidence_gaps.evidence = 'mostly_open' then 'less'
      when evidence_gaps.evidence <> 'unread_files' or evidence_gaps.feed = 'outages' then 'more'
      when evidence_gaps.feed = 'history' then 'baseline'
      when evidence_gaps.feed = 'customers' then 'users'
      else 'less'
    end as doubt
  from evidence_gaps
  join city_rules on city_rules.city_code = evidence_gaps.city_code
),

-- Each city has at least this, so that one without any gap is complete.
told as (
  select
    cast(periods.period as int) as year,
    city_rules.city_code,
    'complete' as evidence,
    'none' as doubt
  from periods
  cross join city_rules
  where periods.period_kind = 'year'
  union all
  select
    year,
    city_code,
    evidence,
    doubt
  from gaps
),

doubts as (
  select
    told.year,
    told.city_code,
    min(ranks.place) as place,
    max(case when told.doubt = 'more' then 1 else 0 end) = 1 as time_may_be_more,
    max(case when told.doubt = 'less' then 1 else 0 end) = 1 as time_may_be_less,
    max(case when told.doubt = 'baseline' then 1 else 0 end) = 1 as baseline_may_differ,
    max(case when told.doubt = 'users' then 1 else 0 end) = 1 as users_may_differ
  from told
  join ranks on ranks.evidence = told.evidence
  group by told.year, told.city_code
)

select
  doubts.year,
  doubts.city_code,
  doubts.place,
  ranks.evidence,
  doubts.time_may_be_more,
  doubts.time_may_be_less,
  doubts.baseline_may_differ,
  doubts.users_may_differ
from doubts
join ranks on ranks.place = doubts.place
