-- Grain: one row per period, city, dimension (cause, county or line) and member of it.
-- Meaning: the additive quantities of a cause, a county or a line in a month, quarter or year.
-- Reads: detail_months, period_months. Source: method, "Periods" and "Indices".
select
  p.period_kind,
  p.period,
  m.city_code,
  m.dimension,
  m.member,
  sum(m.net) as net,
  sum(m.fault) as fault,
  sum(m.excluded) as excluded,
  sum(m.outages) as outages
from detail_months m
join period_months p on p.month_no = m.month_no
where p.period_kind <> 'ytd'
group by p.period_kind, p.period, m.city_code, m.dimension, m.member
