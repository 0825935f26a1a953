-- zh: 由各停电记录加总而得的指标各部分，用以与发布的指标核对
-- en: The parts of a figure added up from the outage rows, to compare with the published figure
-- Params: sustained_over (seconds beyond which an outage is sustained)
-- Reads: explained_rows. Source: method, "Quantities".
select
  coalesce(sum(net), 0) as net,
  coalesce(sum(excluded), 0) as excluded,
  coalesce(sum(net) filter (where nature = 'fault'), 0) as fault,
  coalesce(
    sum(net) filter (where date_diff('second', started_at, ended_at) > $sustained_over), 0
  ) as sustained,
  count(*) filter (where is_started) as outages,
  -- net_on is of the period and all that comes after it: the whole life of a row that starts in it.
  coalesce(sum(users) filter (where is_started and net_on > 0), 0) as interruptions,
  coalesce(
    sum(users) filter (
      where is_started
        and net_on > 0
        and date_diff('second', started_at, ended_at) > $sustained_over
    ),
    0
  ) as interruptions_sustained,
  count(*) filter (where alone < net + excluded) as impossible
from explained_rows
