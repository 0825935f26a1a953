-- Grain: one row per period, city (or the region) and event: the ten with the most user-seconds.
-- Meaning: events that began in the period, with all of their rows and their whole life. What the rows
--   do not agree on is null (all, for the tier); nature, cause and source are those of the first row.
-- Reads: leading_events, period_months, outage_facts, rule. Source: method, "Detail".
with in_city as (
  select
    p.period_kind,
    p.period,
    e.*,
    row_number() over (
      partition by p.period_kind, p.period, e.city_code
      order by e.net desc, e.event_id, e.provider_key
    ) as place
  from leading_events e
  join period_months p on p.month_no = e.month_no
),

in_region as (
  select
    c.*,
    row_number() over (
      partition by period_kind, period
      order by net desc, city_code, event_id, provider_key
    ) as region_place
  from in_city c
  where place <= 10
),

listed as (
  select i.*, city_code as scope_code, place as rank from in_region i
  union all
  select i.*, r.region_code, region_place
  from in_region i
  cross join rule r
  where region_place <= 10
),

held as (
  select
    f.*,
    coalesce(f.provider, '') as provider_key,
    row_number() over (
      partition by f.city_code, f.event_id, coalesce(f.provider, '')
      order by f.started_at, f.outage_id
    ) as row_no
  from outage_facts f
  join leading_events e
    on e.city_code = f.city_code
    and e.event_id = f.event_id
    and e.provider_key = coalesce(f.provider, '')
),

described as (
  select
    city_code,
    event_id,
    provider_key,
    min(provider) as provider,
    min(city_name) as city_name,
    case when min(area_tier) = max(area_tier) then min(area_tier) else 'all' end as area_tier,
    case when min(county) = max(county) and count(county) = count(*) then min(county) end as county,
    case when min(line_id) = max(line_id) and count(line_id) = count(*) then min(line_id)
    end as line_id,
    min(started_at) as started_at,
    max(ended_at) as ended_at,
    max(case when is_open then 1 else 0 end) = 1 as is_open,
    count(*) as rows,
    sum(users) as users,
    min(case when row_no = 1 then nature end) as nature,
    min(case when row_no = 1 then cause end) as cause,
    min(case when row_no = 1 then source_file end) as source_file,
    min(case when row_no = 1 then source_line end) as source_line
  from held
  group by city_code, event_id, provider_key
)

select
  l.period_kind,
  l.period,
  l.scope_code as city_code,
  l.rank,
  l.event_id,
  d.provider,
  l.city_code as event_city_code,
  coalesce(d.city_name, l.city_code) as event_city_name,
  d.area_tier,
  d.county,
  d.line_id,
  d.started_at,
  d.ended_at,
  d.is_open,
  d.rows,
  cast(d.users as bigint) as users,
  d.nature,
  d.cause,
  cast(l.net as decimal(38, 0)) as net_user_seconds,
  d.source_file,
  d.source_line
from listed l
join described d
  on d.city_code = l.city_code
  and d.event_id = l.event_id
  and d.provider_key = l.provider_key
