/**
 * From one state to another in steps, each of them the whole method run on relations of which one more is
 * that of the later state:
 *   then · rows added · rows changed · rows withdrawn · users · orders and stages · (settings)
 * So the parts of a difference add up, whatever they are. What is mixed are the relations in force (layer
 * staging), after each state has found for itself which rows count: rows of two states never stand against
 * each other.
 */
import { join } from 'node:path';
import { type Database, quoted, withDatabase } from '../base/database.js';
import { installShims } from '../base/shims.js';
import { buildPart } from '../build/build.js';
import { forgetHelpers } from '../build/helpers.js';
import { type BuildPlan, partOf, planBuild } from '../build/plan.js';
import { plantSeeds, ruleSeeds } from '../build/seeds.js';
import type { Period } from '../project/period.js';
import type { LoadedSettings } from '../project/settings.js';
import { type HoursRow, hoursOf } from './figures.js';

const mixed = ['outages', 'customers', 'restorations', 'orders'] as const;
type Mixed = (typeof mixed)[number];
type Side = 'then' | 'now';

/** What of each relation counts in a step. */
type Mix = Readonly<Record<Mixed, string>>;

export const stepNames = [
  'before',
  'rows_added',
  'rows_changed',
  'rows_withdrawn',
  'users',
  'orders',
] as const;
export type StepName = (typeof stepNames)[number];

export interface Between {
  /** Settings of the earlier state, by which all steps are made. */
  readonly loaded: LoadedSettings;
  readonly period: Period;
  /** Numbers of the last loads. */
  readonly from: number;
  readonly to: number;
}

/** The figures of the period after each step. */
export async function stepsBetween(
  warehouse: Database,
  folder: string,
  { loaded, period, from, to }: Between,
): Promise<Map<StepName, HoursRow[]>> {
  const plan = await planBuild(loaded);
  await warehouse.query(`attach ${quoted(join(folder, 'steps.duckdb'))} as steps`);
  try {
    await setAside(warehouse, plan, loaded, from, 'then');
    await setAside(warehouse, plan, loaded, to, 'now');
    await warehouse.query(identities(loaded));
    const found = new Map<StepName, HoursRow[]>();
    let [lastKey, hours]: [string, HoursRow[]] = ['', []];
    for (const name of stepNames) {
      const mix = mixes[name];
      const key = JSON.stringify(await contentsOf(warehouse, mix));
      if (lastKey !== key) {
        const path = join(folder, `${name}.duckdb`);
        const options = { plan: planOf(plan, mix), engine: 'duckdb' as const };
        await buildPart(warehouse, path, ['period_hours'], loaded, options);
        hours = await withDatabase(path, { readOnly: true }, (t) => hoursOf(t, period));
        lastKey = key;
      }
      found.set(name, hours);
    }
    return found;
  } finally {
    await forgetHelpers(warehouse);
    await warehouse.query('detach steps');
  }
}

/** Keeps the relations of a state as it finds them, under names of their own. */
async function setAside(
  warehouse: Database,
  plan: BuildPlan,
  loaded: LoadedSettings,
  knownOrder: number,
  side: Side,
): Promise<void> {
  await forgetHelpers(warehouse);
  await plantSeeds(warehouse, ruleSeeds(loaded, { asOf: null, dataFrom: null }, knownOrder));
  await installShims(warehouse);
  for (const { name, sql } of partOf(plan, mixed).models) {
    await warehouse.query(`create temp table ${name} as ${sql}`);
  }
  for (const name of mixed) {
    await warehouse.query(`create table steps.${name}_${side} as from temp.${name}`);
  }
}

/** What tells rows of two states that they are one: as in ingest, by the settings. */
function identities({ settings }: LoadedSettings): string {
  const parts = ["coalesce(provider, '')", 'event_id'];
  if (settings.repeated_rows !== 'groups') parts.push("coalesce(asset_id, '')");
  if (settings.event_scope === 'document') parts.push('document_no');
  const key = `struct_pack(${parts.map((part, i) => `part_${i} := ${part}`).join(', ')})`;
  const ofSide = (side: Side) =>
    `create table steps.keys_${side} as select *, ${key} as identity from steps.outages_${side}`;
  return `${ofSide('then')};${ofSide('now')}`;
}

/**
 * Rows of the earlier state have numbers below zero, since a later row may stand in the same line. None
 * names its document, which may be in force no more.
 */
const kept = (side: Side) =>
  `select * exclude (identity) replace (
     ${side === 'then' ? '-1 - outage_id' : 'outage_id'} as outage_id, 0 as document_no)
   from steps.keys_${side}`;
const only = (side: Side, other: Side) =>
  `${kept(side)} where identity not in (select identity from steps.keys_${other})`;
const added = `${kept('then')} union all ${only('now', 'then')}`;
const changed = `${kept('now')} union all ${only('then', 'now')}`;
const whole = (name: Mixed, side: Side) => `select * from steps.${name}_${side}`;

const before: Mix = {
  outages: kept('then'),
  customers: whole('customers', 'then'),
  restorations: whole('restorations', 'then'),
  orders: whole('orders', 'then'),
};
const rows = { ...before, outages: kept('now') };
const users = { ...rows, customers: whole('customers', 'now') };
const mixes: Readonly<Record<StepName, Mix>> = {
  before,
  rows_added: { ...before, outages: added },
  rows_changed: { ...before, outages: changed },
  rows_withdrawn: rows,
  users,
  orders: { ...users, restorations: whole('restorations', 'now'), orders: whole('orders', 'now') },
};

/** By which a step that changes nothing is known: what counts, whatever its rows are called. */
async function contentsOf(warehouse: Database, mix: Mix): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const name of mixed) {
    const left = hidden[name].join(', ');
    const { digest } = await warehouse.one(
      `select concat(count(*), ' ', sum(hash(r)::hugeint)) as digest
       from (select * exclude (${left}) from (${mix[name]})) as r`,
    );
    found.push(digest);
  }
  return found;
}

/** Columns that say where a row stands, and no figure comes from. */
const hidden: Readonly<Record<Mixed, readonly string[]>> = {
  outages: ['outage_id', 'document_no', 'standing', 'source_line'],
  customers: ['customer_id', 'document_no', 'standing', 'source_line'],
  restorations: ['stage_id', 'document_no', 'standing', 'source_line'],
  orders: ['authority', 'reason'],
};

function planOf(plan: BuildPlan, mix: Mix): BuildPlan {
  const places = `select 0 as document_no, false as has_parts, '' as source_file,
    cast(0 as bigint) as first_line, cast(0 as bigint) as last_line`;
  const given = new Map<string, string>([...Object.entries(mix), ['places', places]]);
  const models = plan.models.map((model) => {
    const sql = given.get(model.name);
    return sql === undefined ? model : { ...model, sql, reads: [] };
  });
  return { ...plan, models };
}
