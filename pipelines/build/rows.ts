import type { Database } from '../base/database.js';
import type { Model } from '../models/models.js';
import { AnewError } from './anew.js';
import { bodied, type Changes, placeOf } from './changes.js';
import { next } from './names.js';
import { tablesOf } from './relations.js';

/** Below so many touched rows it always pays to make these alone. */
const ALWAYS_FEW = 1000;

const TOUCHED = 'touched_rows';
const touchedRows = { columns: ['outage_id'], table: TOUCHED };

/** The mart that has every outage row with its figures. */
const FACTS = 'outage_facts';
const OUTAGES = 'outages';
const ENDS = 'outage_ends';

/**
 * The models that follow outage rows one by one, from the row to its figures: those that are not kept,
 * and whatever else is made of these. What reads `outage_facts` begins with the figures.
 */
export function rowModels(ordered: readonly Model[]): ReadonlySet<string> {
  const isById = ({ header }: Model) => header.key.columns.join() === 'outage_id';
  const after = new Set<string>([FACTS]);
  const leading = new Set<string>();
  for (const model of ordered) {
    if (model.reads.some((name) => after.has(name))) after.add(model.name);
    else if (isById(model) && model.layer !== 'staging' && !model.header.key.isKept) {
      leading.add(model.name);
    }
  }
  const made = ordered.filter(
    (model) => isById(model) && model.reads.some((name) => leading.has(name)),
  );
  return new Set([...leading, ...made.map(({ name }) => name)]);
}

/**
 * Makes the models of rows again for the touched rows, and for those that share time with them in a
 * population, whose figures hang on theirs.
 * @param members the models of rows, in their order
 * @returns how many rows were made again
 * @throws AnewError when these are more than a third of all
 */
export async function makeRows(
  database: Database,
  changes: Changes,
  members: readonly Model[],
): Promise<number> {
  const names = new Set(members.map(({ name }) => name));
  await database.query(`create or replace temp table ${TOUCHED} (outage_id bigint)`);
  const isTouched = await findTouched(database, changes, members, names);
  const { narrowing } = changes;
  if (isTouched) {
    await addSharingTime(database, changes, members);
    await requireFew(database);
  }
  const { rows } = await database.one(`select count(*) as rows from ${TOUCHED}`);
  if (Number(rows) === 0) {
    for (const model of members) if (model.header.key.isKept) await changes.leave(model);
    return 0;
  }
  const instead = new Map<string, string>();
  for (const model of members) {
    await readOnce(database, changes, model, names, instead);
    const { name, header } = model;
    const made = tablesOf(name).new;
    const sql = await narrowing.model(bodied(model), touchedRows, 'now', instead);
    await database.query(`create or replace temp table ${made} as ${sql}`);
    instead.set(name, made);
    if (!header.key.isKept) continue;
    const { old, keys } = tablesOf(name);
    await database.query(
      `create or replace temp table ${old} as
       select given.* from ${placeOf(model)} as given semi join ${TOUCHED} using (outage_id)`,
    );
    await database.query(`create or replace temp view ${keys} as from ${TOUCHED}`);
    await changes.settle(model);
  }
  for (const model of members) {
    if (!model.header.key.isKept) await database.query(`drop table ${tablesOf(model.name).new}`);
  }
  return Number(rows);
}

/** What the models read from outside for these rows, each relation once. */
async function readOnce(
  database: Database,
  { narrowing }: Changes,
  { reads }: Model,
  names: ReadonlySet<string>,
  instead: Map<string, string>,
): Promise<void> {
  for (const name of reads) {
    if (names.has(name) || instead.has(name)) continue;
    if (!narrowing.get(name).columns.includes('outage_id')) continue;
    const rows = await narrowing.rows(name, touchedRows, 'now');
    await database.query(`create or replace temp table ${name}__touched as ${rows}`);
    instead.set(name, `${name}__touched`);
  }
}

async function requireFew(database: Database): Promise<void> {
  const { touched, all } = await database.one(
    `select (select count(*) from ${TOUCHED}) as touched, (select count(*) from ${next}.${FACTS}) as all`,
  );
  if (Number(touched) > ALWAYS_FEW && 3 * Number(touched) > Number(all)) {
    throw new AnewError('most rows are touched');
  }
}

/** Rows that are touched by what the models of rows read from outside. */
async function findTouched(
  database: Database,
  changes: Changes,
  members: readonly Model[],
  names: ReadonlySet<string>,
): Promise<boolean> {
  let isTouched = false;
  for (const model of members) {
    for (const name of model.reads) {
      if (names.has(name) || changes.narrowing.get(name).difference === 'none') continue;
      isTouched = true;
      const found = await changes.touched.keysBy(model, changes.narrowing.get(name));
      if (found === null) throw new AnewError(`${model.name} reads ${name}`);
      await database.query(`insert into ${TOUCHED} ${found} except from ${TOUCHED}`);
    }
  }
  return isTouched;
}

/**
 * Adds the rows that share time with touched ones in a population, and those that share time with
 * these, until there are no more. Rows that aren't touched are as they were published.
 */
async function addSharingTime(
  database: Database,
  changes: Changes,
  members: readonly Model[],
): Promise<void> {
  const population = `city_code, area_tier, asset_id`;
  const spans = await endsOf(database, changes, members);
  await database.query(
    `create or replace temp table fresh as
     ${spans}
     union all
     select ${population}, started_at as from_time, ended_at as to_time
     from ${next}.${FACTS} as given semi join ${TOUCHED} using (outage_id)
     where asset_id is not null`,
  );
  for (;;) {
    const { first, last } = await database.one(
      'select min(from_time) as first, max(to_time) as last from fresh',
    );
    if (first === null) return;
    await database.query(
      `create or replace temp table sharing as
       select distinct facts.outage_id, facts.city_code, facts.area_tier, facts.asset_id,
         facts.started_at as from_time, facts.ended_at as to_time
       from ${next}.${FACTS} as facts
       join fresh on fresh.city_code = facts.city_code and fresh.area_tier = facts.area_tier
         and fresh.asset_id = facts.asset_id
         and facts.started_at <= fresh.to_time and facts.ended_at >= fresh.from_time
       anti join ${TOUCHED} on ${TOUCHED}.outage_id = facts.outage_id
       where facts.started_at <= cast($last as timestamp) and facts.ended_at >= cast($first as timestamp)`,
      { first: String(first), last: String(last) },
    );
    await database.query(`insert into ${TOUCHED} select outage_id from sharing`);
    await database.query(
      `create or replace temp table fresh as select ${population}, from_time, to_time from sharing`,
    );
  }
}

/** A SELECT of the population and the times of the touched rows as they are now. */
async function endsOf(
  database: Database,
  { narrowing }: Changes,
  members: readonly Model[],
): Promise<string> {
  const ends = members.find(({ name }) => name === ENDS);
  if (!ends) throw new Error(`no model ${ENDS}`);
  const sql = await narrowing.model(bodied(ends), touchedRows, 'now');
  await database.query(`create or replace temp table touched_ends as ${sql}`);
  const outages = await narrowing.rows(OUTAGES, touchedRows, 'now');
  return `select rows_now.city_code, rows_now.area_tier, rows_now.asset_id,
      rows_now.started_at as from_time, civil_time(touched_ends.ended_s) as to_time
    from (${outages}) as rows_now
    join touched_ends on touched_ends.outage_id = rows_now.outage_id
    where rows_now.asset_id is not null`;
}
