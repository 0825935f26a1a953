-- zh: 一年判定依据的欠缺，每项一行，不论涉及几个市州
-- en: Gaps in the evidence of the verdicts of a year, each listed once however many cities it concerns
-- Params: year (the year)
-- Reads: missing_evidence. Source: method, "Verdicts".
select
  evidence,
  source_file,
  any_value(message) as message,
  any_value(message_en) as message_en,
  count(distinct city_code) as cities
from missing_evidence
where year = $year
group by evidence, feed, source_file
order by
  case evidence
    when 'unread_files' then 1
    when 'replaced_unlike' then 2
    when 'mostly_open' then 3
    when 'no_outages' then 4
  end,
  source_file
