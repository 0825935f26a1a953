-- zh: 所问各单元年内的停电记录、其所属的重叠组与计入的户秒
-- en: The outage rows that touch the year of each cell asked about, each with the rows that share time with it and what it adds
-- Params: is_shared (whether rows of an asset share a population)
-- Reads: outage_facts, outage_months, whatif_cells. Source: method, "What if".
with touching as (
  select
    cells.cell,
    cells.year,
    facts.outage_id,
    facts.event_id,
    facts.provider,
    facts.county,
    facts.area_tier,
    facts.line_id,
    facts.asset_id,
    facts.users,
    facts.nature,
    facts.cause,
    civil_seconds(facts.started_at) as started_s,
    civil_seconds(facts.restored_at) as restored_s,
    civil_seconds(facts.ended_at) as ended_s
  from outage_facts as facts
  join whatif_cells as cells
    on cells.city_code = facts.city_code
    and cells.area_tier = facts.area_tier
  where facts.started_at < cells.ends_at
    and facts.ended_at >= cells.starts_at
),

added as (
  select
    months.outage_id,
    year(months.month_start) as year,
    sum(months.net_user_seconds) as net
  from outage_months as months
  where months.outage_id in (select outage_id from touching)
  group by months.outage_id, year(months.month_start)
),

reached as (
  select
    touching.*,
    max(ended_s) over (
      partition by cell, asset_id
      order by started_s, ended_s, outage_id
      rows between unbounded preceding and 1 preceding
    ) as reached_s
  from touching
)

-- Whatever is changed makes rows shorter, smaller or leaves them out: rows of an asset that share no
-- time, not even through others, never will. Each such chain is a population of its own.
select
  reached.* exclude (reached_s, ended_s, year),
  row_number() over (order by reached.cell, reached.outage_id) as place,
  sum(
    case
      when $is_shared and reached.asset_id is not null and reached.reached_s > reached.started_s
        then 0
      else 1
    end
  ) over (
    order by reached.cell, reached.asset_id, reached.started_s, reached.ended_s, reached.outage_id
    rows between unbounded preceding and current row
  ) as population,
  coalesce(added.net, 0) as net
from reached
left join added
  on added.outage_id = reached.outage_id
  and added.year = reached.year
