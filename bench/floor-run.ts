import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type FeedName, feedColumns } from '../schemas/feeds/index.js';
import { sqlTypeOfKind } from '../schemas/fields.js';
import { sichuan } from '../schemas/region.js';
import { vocabularyOf } from '../schemas/vocabulary.js';

const vocabulary = vocabularyOf(sichuan);

/**
 * The floor of a run: the steps of the method in one hand-written script over clean files, without
 * checks, audit, history, provenance, rejects or a report. It gives period hours, rows with their
 * user-seconds, and verdicts by the limit alone.
 */
export async function floorRun([project = '', path = '']: string[]): Promise<void> {
  await runFloor(project, path);
}

/** What another floor does beside this one. */
export interface FloorExtras {
  /** Options of the read_csv of the outage feed. */
  readonly reading: string;
  /** Columns of a row that the others don't have, beside those of its file. */
  readonly unlisted: string;
  readonly steps: readonly string[];
}

const nothing: FloorExtras = { reading: '', unlisted: '', steps: [] };

/** The floor, and what another one adds to it. */
export async function runFloor(
  project: string,
  path: string,
  { reading, unlisted, steps: more }: FloorExtras = nothing,
): Promise<void> {
  for (const file of [path, `${path}.wal`]) rmSync(file, { force: true });
  const instance = await DuckDBInstance.create(path);
  const c = await instance.connect();
  const read = async (feed: FeedName) => {
    const columns = feedColumns(feed, vocabulary);
    const types = columns.map(({ name, kind }) => `'${name}': '${sqlTypeOfKind[kind]}'`).join(', ');
    const folder = join(project, 'data', feed);
    const files = readdirSync(folder)
      .sort()
      .map((name) => `'${join(folder, name)}'`);
    const header = await c.runAndReadAll(
      `select * from read_csv([${files[0]}], header = true, all_varchar = true) limit 0`,
    );
    const byName = new Map(columns.map(({ name, kind }) => [name, sqlTypeOfKind[kind]]));
    const ordered = header.columnNames().map((name) => `'${name}': '${byName.get(name)}'`);
    await c.run(`create temp table ${feed} as select * from read_csv([${files.join(', ')}],
      auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
      columns = {${ordered.length > 0 ? ordered.join(', ') : types}}
      ${feed === 'outages' ? reading : ''})`);
  };
  for (const feed of ['outages', 'restorations', 'customers', 'orders'] as const) await read(feed);
  const steps = [
    `create temp table o as select row_number() over () as id, *,
       epoch_us(started_at) // 1000000 as s, epoch_us(restored_at) // 1000000 as r from outages`,
    `create temp table horizon as select date_trunc('month', min(started_at)) as d0,
       date_trunc('month', max(started_at)) + interval 1 month as d1,
       epoch_us(date_trunc('month', max(started_at)) + interval 1 month) // 1000000 as e from o`,
    `create temp table stages as select o.id, epoch_us(x.restored_at) // 1000000 as t,
       sum(x.users_restored) as u
     from restorations x join o on o.event_id = x.event_id
       and o.provider is not distinct from x.provider and o.asset_id is not distinct from x.asset_id
     group by all`,
    `create temp table ends as select o.id, o.s, coalesce(o.r, x.t, h.e) as e, o.users
     from o cross join horizon h
     left join (select id, max(t) as t, sum(u) as u from stages group by id) x
       on x.id = o.id and x.u = o.users`,
    `create temp table spells as
     select id, s, least(ends.e, h.e) as e, users from ends cross join horizon h
     where id not in (select id from stages) and users > 0 and s < least(ends.e, h.e)
     union all
     select id, s, least(p.e, h.e) as e, users from (
       select p.id, p.t as s, coalesce(lead(p.t) over w, e.e) as e,
         e.users - sum(p.u) over (partition by p.id order by p.t) as users
       from (select id, s as t, 0 as u from ends where id in (select id from stages)
             union all select * from stages) p
       join ends e on e.id = p.id window w as (partition by p.id order by p.t, p.u)) p
       cross join horizon h
     where s < least(p.e, h.e) and users > 0`,
    `create temp table windows as select o.id, epoch_us(d.approved_from) // 1000000 as wf,
       epoch_us(d.approved_to) // 1000000 as wt
     from o join orders d on d.order_no = o.avoidance_order and d.city = o.city
     where o.nature <> 'fault' and o.started_at >= d.approved_from and o.started_at < d.approved_to
       and (d.lines is null or list_contains(string_split(d.lines, ';'), o.line_id))`,
    `create temp table pieces as
     with w as (select sp.*, greatest(sp.s, coalesce(wf, sp.e)) as xs, least(sp.e, coalesce(wt, sp.s)) as xe
                from spells sp left join windows using (id)),
     cut as (
       select id, s, e, users, false as x from w where xs >= xe
       union all select id, s, xs, users, false from w where xs < xe and s < xs
       union all select id, xs, xe, users, true from w where xs < xe
       union all select id, xe, e, users, false from w where xs < xe and xe < e)
     select cut.*, o.city, o.area_tier, o.asset_id, o.s as started, o.provider, o.event_id, o.nature,
       o.users as row_users
     from cut join o on o.id = cut.id`,
    `create temp table islands as
     select *, sum(case when reach > s then 0 else 1 end) over (
         partition by city, area_tier, asset_id order by s, e
         rows between unbounded preceding and current row) as island
     from (select *, max(e) over (partition by city, area_tier, asset_id order by s, e
             rows between unbounded preceding and 1 preceding) as reach
           from pieces where asset_id is not null)`,
    `create temp table crowded as
     select * from islands semi join (
       select city, area_tier, asset_id, island from islands group by all having count(*) > 1)
       using (city, area_tier, asset_id, island)`,
    `create temp table added as
     with marks as (select distinct city, area_tier, asset_id, island, unnest([s, e]) as t from crowded),
     parts as (select *, lead(t) over (partition by city, area_tier, asset_id, island order by t) as u from marks)
     select id, s, e, users, x from pieces p anti join crowded k on k.id = p.id and k.s = p.s
     union all
     select id, t, u, users - seen, x from (
       select k.id, p.t, p.u, k.users, k.x, coalesce(max(k.users) over (
           partition by p.city, p.area_tier, p.asset_id, p.island, p.t
           order by k.started, k.x, k.provider, k.event_id
           rows between unbounded preceding and 1 preceding), 0) as seen
       from parts p join crowded k on k.city = p.city and k.area_tier = p.area_tier
         and k.asset_id = p.asset_id and k.island = p.island and k.s <= p.t and k.e >= p.u
       where p.u is not null) where users > seen`,
    `create table facts as
     select o.* exclude (s, r${unlisted}), coalesce(t.excluded, 0) as excluded, coalesce(t.net, 0) as net
     from o left join (
       select id, sum(case when x then users::hugeint * (e - s) else 0 end) as excluded,
         sum(case when x then 0 else users::hugeint * (e - s) end) as net from added group by id) t
       on t.id = o.id`,
    `create temp table months as select m, epoch_us(m) // 1000000 as ms,
       epoch_us(m + interval 1 month) // 1000000 as me
     from horizon, unnest(generate_series(d0, d1 - interval 1 month, interval 1 month)) as g(m)`,
    `create temp table timed as
     select m.m, o.city, o.area_tier, o.nature, a.x,
       sum(a.users::hugeint * (least(a.e, me) - greatest(a.s, ms))) as us
     from added a join o on o.id = a.id join months m on a.s < m.me and a.e > m.ms
     group by all`,
    `create temp table users as
     select date_trunc('month', d) as m, city, area_tier, sum(users) as user_days
     from (select *, coalesce(valid_to, lead(valid_from) over (
             partition by city, area_tier, county, provider order by valid_from) - 1,
             date '2100-01-01') as until from customers) c,
       horizon h, unnest(generate_series(h.d0, h.d1 - interval 1 day, interval 1 day)) as g(d)
     where d between valid_from and until group by all`,
    `create table period_hours as
     with cells as (
       select coalesce(u.m, t.m) as m, coalesce(u.city, t.city) as city,
         coalesce(u.area_tier, t.area_tier) as area_tier, coalesce(any_value(u.user_days), 0) as user_days,
         coalesce(sum(us), 0) as gross, coalesce(sum(us) filter (where not x), 0) as net,
         coalesce(sum(us) filter (where not x and nature = 'fault'), 0) as fault
       from users u full join timed t using (m, city, area_tier) group by all),
     named as (
       select 'month' as kind, strftime(m, '%Y-%m') as period, * from cells
       union all select 'quarter', year(m) || 'Q' || quarter(m), * from cells
       union all select 'year', year(m)::varchar, * from cells)
     select kind, period, city, area_tier, sum(user_days) as user_days, sum(gross) as gross,
       sum(net) as net, sum(fault) as fault, count(distinct m) as months
     from named group by grouping sets (
       (kind, period, city, area_tier), (kind, period, city), (kind, period, area_tier), (kind, period))`,
    `create table verdicts as
     select period, city, area_tier,
       net * 365 <= 3600 * user_days * case area_tier when 'central' then 2 when 'urban' then 5
         when 'town' then 9 else 15 end as met
     from period_hours where kind = 'year' and city is not null and area_tier is not null`,
  ];
  for (const step of [...steps, ...more]) await c.run(step);
  c.closeSync();
  instance.closeSync();
}
