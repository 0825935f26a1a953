-- zh: 让位于其他文件同一标识之行、或被替换时段撤下的停电记录，每条一行。
-- Grain: one row per outage row of a document in force that does not count.
-- Meaning: of one identity in several documents the row of the highest standing is in force and the
--   others are put aside (reason row); rows of other documents that start in a replaced window and
--   stand below it are withdrawn (reason window). Where repeated rows are groups, an event counts as
--   a whole and stands as high as the highest of its rows. Where the document is part of the identity,
--   no row is put aside. by_*: the row in force, of several the one most like the row put aside.
--   is_unlike: it starts more than a day apart, or lies in another city or tier.
-- Reads: held_outages, documents, rule. Source: method, "Corrections".
with known as (
  select
    o.document_no,
    o.standing,
    o.source_line,
    o.event_id,
    o.provider,
    o.asset_id,
    o.city,
    o.area_tier,
    o.started_at,
    coalesce(o.provider, '') as provider_key,
    case when r.repeated_rows = 'groups' then '' else coalesce(o.asset_id, '') end as asset_key,
    r.event_scope
  from held_outages o
  cross join rule r
  where o.from_load <= r.known_order and (o.to_load is null or o.to_load > r.known_order)
),

windows as (
  select document_no, window_no, replace_from, replace_to, replace_provider
  from documents
  where feed = 'outages' and window_no is not null
),

windowed as (
  select k.document_no, k.source_line, min(w.window_no) as window_no
  from known k
  join windows w
    on w.window_no > k.standing
    and w.document_no <> k.document_no
    and cast(k.started_at as date) between w.replace_from and w.replace_to
    and (w.replace_provider is null or w.replace_provider = k.provider)
  group by k.document_no, k.source_line
),

-- Few rows have rivals. The hash of an identity finds them cheaply; the exact step follows.
shared as (
  select hash(provider_key, event_id, asset_key) as identity_hash
  from known
  where event_scope = 'project'
  group by hash(provider_key, event_id, asset_key)
  having min(document_no) < max(document_no)
),

rivals as (
  select
    k.*,
    max(k.standing) over (
      partition by k.provider_key, k.event_id, k.asset_key, k.document_no
    ) as own_standing,
    max(k.standing) over (
      partition by k.provider_key, k.event_id, k.asset_key
    ) as highest_standing
  from known k
  join shared s on s.identity_hash = hash(k.provider_key, k.event_id, k.asset_key)
  left join windowed w on w.document_no = k.document_no and w.source_line = k.source_line
  where w.source_line is null
),

paired as (
  select
    a.*,
    f.document_no as by_document_no,
    f.source_line as by_source_line,
    f.highest_standing as by_standing,
    f.city as by_city_code,
    f.area_tier as by_area_tier,
    f.started_at as by_started_at,
    f.city <> a.city
      or f.area_tier <> a.area_tier
      or abs(civil_seconds(f.started_at) - civil_seconds(a.started_at)) > 86400 as is_unlike
  from rivals a
  join rivals f
    on f.provider_key = a.provider_key
    and f.event_id = a.event_id
    and f.asset_key = a.asset_key
    and f.own_standing = f.highest_standing
  where a.own_standing < a.highest_standing
),

ranked as (
  select
    p.*,
    row_number() over (
      partition by document_no, source_line
      order by is_unlike, by_source_line
    ) as likeness
  from paired p
)

select
  document_no,
  source_line,
  'row' as reason,
  own_standing as standing,
  event_id,
  provider,
  asset_id,
  city as city_code,
  area_tier,
  started_at,
  by_document_no,
  by_source_line,
  by_standing,
  by_city_code,
  by_area_tier,
  by_started_at,
  is_unlike
from ranked
where likeness = 1
union all
select
  k.document_no,
  k.source_line,
  'window',
  k.standing,
  k.event_id,
  k.provider,
  k.asset_id,
  k.city,
  k.area_tier,
  k.started_at,
  d.document_no,
  null,
  w.window_no,
  null,
  null,
  null,
  false
from windowed w
join known k on k.document_no = w.document_no and k.source_line = w.source_line
join documents d on d.window_no = w.window_no
