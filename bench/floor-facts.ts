import { columnsOf } from '../schemas/column.js';
import { outageFacts } from '../schemas/published/events.js';
import { sichuan } from '../schemas/region.js';
import { runFloor } from './floor-run.js';

/** Where each published column comes from; `f` numbers the files, `e` ends a row, `j` judges its claim. */
const sources: Readonly<Record<string, string>> = {
  outage_id: 'o.id',
  event_id: 'o.event_id',
  provider: 'o.provider',
  city_code: 'o.city',
  city_name: 'n.city_name',
  county: 'o.county',
  area_tier: 'o.area_tier',
  line_id: 'o.line_id',
  asset_id: 'o.asset_id',
  started_at: 'o.started_at',
  restored_at: 'o.restored_at',
  ended_at: 'make_timestamp(e.e * 1000000)',
  is_open: 'o.r is null and e.is_open',
  users: 'o.users',
  nature: 'o.nature',
  cause: 'o.cause',
  avoidance_order: 'o.avoidance_order',
  notified_at: 'o.notified_at',
  reported_user_hours: 'o.reported_user_hours',
  users_served: 'null',
  gross_user_seconds: 'coalesce(t.net + t.excluded, 0)',
  excluded_user_seconds: 'coalesce(t.excluded, 0)',
  net_user_seconds: 'coalesce(t.net, 0)',
  claim: `case when j.id is null then 'none' when j.reason is null then 'qualified' else 'refused' end`,
  claim_reason: 'j.reason',
  batch_id: 'f.batch_id',
  source_file: 'f.source_file',
  source_line: 'o.id - f.before + 1',
};

const columns = columnsOf(outageFacts).map(({ name, sqlType }) => {
  const source = sources[name];
  if (source === undefined) throw new Error(`the floor doesn't say where ${name} comes from`);
  return `cast(${source} as ${sqlType}) as ${name}`;
});

const cities = sichuan.cities.map(({ code, name }) => `('${code}', '${name}')`).join(', ');

const steps = [
  `create temp table files as select filename, min(id) - 1 as before,
     'outages/' || parse_filename(filename) as source_file,
     'outages-' || left(md5(filename), 8) as batch_id
   from o group by filename`,
  `create temp table judged as
   select o.id, case
       when o.avoidance_order is null then 'no_order'
       when d.order_no is null then 'unknown_order'
       when o.nature = 'fault' then 'not_proactive'
       when d.city <> o.city then 'wrong_city'
       when d.lines is not null
         and not coalesce(list_contains(string_split(d.lines, ';'), o.line_id), false) then 'wrong_line'
       when o.started_at < d.approved_from or o.started_at >= d.approved_to then 'outside_window'
     end as reason
   from o left join orders d on d.order_no = o.avoidance_order
   where o.avoidance_order is not null or o.nature = 'safety_shutdown'`,
  `create table outage_facts as
   with e as (
     select ends.id, ends.e, not exists (select 1 from stages where stages.id = ends.id) as is_open
     from ends)
   select ${columns.join(', ')}
   from o join files f using (filename) join e on e.id = o.id
   join (values ${cities}) n(city_code, city_name) on n.city_code = o.city
   left join judged j on j.id = o.id
   left join facts t on t.id = o.id
   order by ${outageFacts.key.join(', ')}`,
];

/** The floor of a run, and outage_facts with every column that is published, in the order of its key. */
export async function floorFacts([project = '', path = '']: string[]): Promise<void> {
  await runFloor(project, path, { reading: ', filename = true', unlisted: ', filename', steps });
}
