-- Net user-seconds by city, tier and month from the tables outages, restorations and orders.
create temp table facts as
select
  row_number() over () as id, event_id, provider, city, area_tier, line_id, asset_id, users, nature,
  avoidance_order, epoch(started_at)::bigint as started, epoch(restored_at)::bigint as restored
from outages;

-- Data is complete up to the end of the last month.
create temp table horizon as
select
  date_trunc('month', make_timestamp(min(started) * 1000000)) as first_month,
  date_trunc('month', make_timestamp(max(started) * 1000000)) as last_month,
  epoch(last_month + interval 1 month)::bigint as as_of
from facts;

create temp table stages as
select facts.id, epoch(s.restored_at)::bigint as back_at, sum(s.users_restored)::bigint as back
from restorations s join facts
  on facts.event_id = s.event_id
  and facts.provider is not distinct from s.provider
  and facts.asset_id is not distinct from s.asset_id
group by all;

-- A row without an end has that of its last stage, if all users are back by then; or none yet.
create temp table ends as
select facts.id, coalesce(restored, case when s.back = users then s.back_at end, as_of) as ended
from facts cross join horizon
left join (select id, max(back_at) as back_at, sum(back) as back from stages group by id) s using (id);

-- How many are out from when to when: each stage lowers the number.
create temp table spells as
select id, from_s, least(to_s, as_of) as to_s, users
from (
  select id, started as from_s, ended as to_s, users
  from facts join ends using (id) where id not in (select id from stages)
  union all
  select
    id, back_at as from_s, coalesce(lead(back_at) over (partition by id order by back_at), ended) as to_s,
    users - sum(back) over (partition by id order by back_at) as users
  from (
    select id, started as back_at, 0 as back from facts where id in (select id from stages)
    union all
    select * from stages
  ) join ends using (id) join facts using (id)
) cross join horizon
where from_s < least(to_s, as_of) and users > 0;

create temp table windows as
select
  id, epoch(approved_from)::bigint as window_from, epoch(approved_to)::bigint as window_to
from facts join orders o on o.order_no = avoidance_order and o.city = facts.city
where nature <> 'fault'
  and started >= epoch(approved_from) and started < epoch(approved_to)
  and (o.lines is null or list_contains(string_split(o.lines, ';'), line_id));

create temp table pieces as
select
  p.id, from_s, to_s, p.users, is_excluded,
  city, area_tier, asset_id, started, provider, event_id
from (
  select id, from_s, to_s, users, false as is_excluded
  from spells where id not in (select id from windows)
  union all
  select id, from_s, least(to_s, window_from), users, false from spells join windows using (id)
  union all
  select id, greatest(from_s, window_from), least(to_s, window_to), users, true
  from spells join windows using (id)
  union all
  select id, greatest(from_s, window_to), to_s, users, false from spells join windows using (id)
) p join facts using (id)
where from_s < to_s;

-- Pieces of one population that touch each other in time.
create temp table islands as
select *, count(*) over (partition by city, area_tier, asset_id, island) as crowd
from (
  select *, sum((reach is null or reach <= from_s)::int) over (
    partition by city, area_tier, asset_id order by from_s, to_s rows unbounded preceding) as island
  from (
    select *, max(to_s) over (
      partition by city, area_tier, asset_id order by from_s, to_s
      rows between unbounded preceding and 1 preceding) as reach
    from pieces where asset_id is not null));

-- The first cause counts; others add what they have more.
create temp table contributions as
select city, area_tier, from_s, to_s, users, is_excluded from pieces where asset_id is null
union all
select city, area_tier, from_s, to_s, users, is_excluded from islands where crowd = 1
union all
select city, area_tier, from_s, to_s, users - seen, is_excluded
from (
  select t.city, t.area_tier, t.from_s, t.to_s, i.users, is_excluded,
    coalesce(max(i.users) over (
      partition by t.city, t.area_tier, t.asset_id, t.island, t.from_s
      order by started, is_excluded, provider, event_id
      rows between unbounded preceding and 1 preceding), 0) as seen
  from (
    select *, lead(from_s) over (
      partition by city, area_tier, asset_id, island order by from_s) as to_s
    from (
      select distinct city, area_tier, asset_id, island, unnest([from_s, to_s]) as from_s
      from islands where crowd > 1)
  ) t join islands i
    on i.crowd > 1 and i.city = t.city and i.area_tier = t.area_tier and i.asset_id = t.asset_id
    and i.island = t.island and i.from_s <= t.from_s and i.to_s >= t.to_s)
where users > seen;

create temp table sums as
select city, area_tier as tier, strftime(month, '%Y-%m') as month,
  sum(users * (least(to_s, month_to) - greatest(from_s, month_from)))::bigint as net
from contributions join (
  select month, epoch(month)::bigint as month_from,
    epoch(month + interval 1 month)::bigint as month_to
  from horizon, unnest(generate_series(first_month, last_month, interval 1 month)) as m(month)
) on from_s < month_to and to_s > month_from
where not is_excluded
group by all;
