-- Grain: one row per period, city (or the region) and event: the ten largest that began in the period.
-- Meaning: events by the user-seconds of all their rows over their whole life.
-- Reads: large_events, days, period_months, horizon, city_rules, rule. Source: method, "From rows to spells".
with begun as (
  select e.*, p.period_kind, p.period
  from large_events e
  join days d on d.day_no = cast(floor(e.started_s / 86400) as bigint)
  join period_months p on p.month_no = d.month_no
  cross join horizon h
  where p.period_kind <> 'ytd' and e.net_user_seconds > 0 and e.started_s >= h.data_from_s and e.started_s < h.as_of_s
),

scoped as (
  select b.*, b.city_code as scope_code from begun b
  union all
  select b.*, r.region_code from begun b cross join rule r
),

placed as (
  select
    s.*,
    row_number() over (
      partition by period_kind, period, scope_code
      order by net_user_seconds desc, started_s, event_id, coalesce(provider, ''), city_code
    ) as place
  from scoped s
)

select
  p.period_kind,
  p.period,
  p.scope_code as city_code,
  cast(p.place as bigint) as rank,
  p.event_id,
  p.provider,
  p.city_code as event_city_code,
  c.city_name as event_city_name,
  p.area_tier,
  p.county,
  p.line_id,
  civil_time(p.started_s) as started_at,
  civil_time(p.ended_s) as ended_at,
  p.is_open,
  cast(p.rows as bigint) as rows,
  cast(p.users as bigint) as users,
  p.nature,
  p.cause,
  cast(p.net_user_seconds as decimal(38, 0)) as net_user_seconds,
  p.source_file,
  p.source_line
from placed p
join city_rules c on c.city_code = p.city_code
where p.place <= 10
