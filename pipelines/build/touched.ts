import type { Database } from '../base/database.js';
import type { Model } from '../models/models.js';
import { AnewError } from './anew.js';
import type { Check } from './checks.js';
import { kept, next } from './names.js';
import { type Keys, keysByOtherColumns, type Narrowing } from './narrow.js';
import { type Relation, tablesOf } from './relations.js';

type Step = Model | Check;

/** Relations that say which days there are and which of them are complete. */
const calendar: ReadonlySet<string> = new Set(['horizon', 'days', 'months']);

/** Finds the keys of models that are touched by what has changed in the relations that they read. */
export class Touched {
  /** Keys touched so far, of all models that have the same columns as their key. */
  private readonly families = new Map<string, Keys>();

  constructor(
    private readonly database: Database,
    private readonly relations: ReadonlyMap<string, Relation>,
    private readonly narrowing: Narrowing,
  ) {}

  /** The keys that are touched by what the model reads; null where none are, 'all' where it can't be told. */
  async keysOf(step: Step): Promise<Keys | null | 'all'> {
    const { key } = step.header;
    const keys = await this.family(key.columns);
    let isTouched = false;
    for (const name of step.reads) {
      const relation = this.narrowing.get(name);
      if (relation.difference === 'none') continue;
      isTouched = true;
      const found = await this.keysBy(step, relation);
      if (found === null) return 'all';
      await this.database.query(`insert into ${keys.table} ${found} except from ${keys.table}`);
    }
    const { rows } = await this.database.one(`select count(*) as rows from ${keys.table}`);
    return isTouched && Number(rows) > 0 ? keys : null;
  }

  /** A SELECT of the keys that a changed relation touches; null where that can't be told. */
  async keysBy(step: Step, relation: Relation): Promise<string | null> {
    return (await this.keysIn(relation, step.header.key)) ?? this.keysLinked(step, relation);
  }

  /** Keys of the rows that a changed row concerns by a link, which are found in what else the model reads. */
  private async keysLinked({ header, reads }: Step, relation: Relation): Promise<string | null> {
    const { name, difference } = relation;
    const { columns, links } = header.key;
    const link = links.find((one) => one.relation === name);
    if (!link || difference !== 'some') return null;
    const needed = [...columns, link.column];
    const through = reads.find((read) =>
      needed.every((column) => this.relations.get(read)?.columns.includes(column)),
    );
    if (through === undefined) return null;
    const { come, gone } = tablesOf(name);
    const keys = { columns: [link.column], table: `${name}__concerned` };
    await this.database.query(
      `create or replace temp table ${keys.table} as
       select distinct "${link.foreign}" as "${link.column}" from (from ${come} union all from ${gone})`,
    );
    const rows = await this.narrowing.rows(through, keys, 'now');
    return `select distinct ${columns.join()} from (${rows})`;
  }

  private async keysIn(
    relation: Relation,
    { columns, links }: Model['header']['key'],
  ): Promise<string | null> {
    const { name, difference } = relation;
    const { come, gone } = tablesOf(name);
    if (calendar.has(name)) return this.calendarKeys(columns);
    if (difference === 'all') return null;
    const differing = `(from ${come} union all from ${gone})`;
    if (columns.every((column) => relation.columns.includes(column))) {
      return `select distinct ${columns.join()} from ${differing}`;
    }
    const told = keysByOtherColumns(name, columns, differing);
    if (told !== null) return told;
    const link = links.find((one) => one.relation === name && columns.join() === one.column);
    return link ? `select distinct "${link.foreign}" from ${differing}` : null;
  }

  /** What a move of the horizon touches: what reaches its old end or its new one, or lies behind. */
  private async calendarKeys(columns: readonly string[]): Promise<string | null> {
    const { come, gone } = tablesOf('horizon');
    if (this.narrowing.get('horizon').difference !== 'some') return null;
    const moved = await this.database.one(
      `with both_ends as (from ${come} union all from ${gone})
       select min(as_of) as until, max(data_from) as since,
         min(data_from) is distinct from max(data_from) or count(data_from) < 2 as begin_moved
       from both_ends`,
    );
    if (moved.until === null || moved.since === null || moved.begin_moved) return null;
    const month = `(select min(year(as_of - 1) * 12 + month(as_of - 1) - 1)
      from (from ${come} union all from ${gone}))`;
    switch (columns.join()) {
      case 'outage_id':
        return `select outage_id from ${next}.outage_facts
          where ended_at >= (select cast(min(as_of) as timestamp) from (from ${come} union all from ${gone}))`;
      case 'month_no':
        return `select distinct month_no from (select month_no from temp.started_months
          union all select month_no from ${kept}.started_months
          union all select month_no from temp.days) where month_no >= ${month}`;
      case 'year':
        return `select distinct year from (
          select cast(floor(month_no / 12) as integer) + unnest([0, 1]) as year from temp.started_months
          union all select cast(floor(month_no / 12) as integer) + unnest([0, 1]) from ${kept}.started_months)
          where year >= cast(floor(${month} / 12) as integer)`;
      default:
        return null;
    }
  }

  private async family(columns: readonly string[]): Promise<Keys> {
    const name = columns.join('__');
    const found = this.families.get(name);
    if (found) return found;
    const keys = { columns, table: `touched__${name}` };
    const types = columns.map((column) => `"${column}" ${typeOf(column)}`);
    await this.database.query(`create or replace temp table ${keys.table} (${types.join(', ')})`);
    this.families.set(name, keys);
    return keys;
  }
}

/** Types of the columns that keys are made of. */
function typeOf(column: string): string {
  const types: Record<string, string> = {
    outage_id: 'bigint',
    month_no: 'integer',
    year: 'integer',
    event_id: 'varchar',
  };
  const type = types[column];
  if (type === undefined) throw new AnewError(`keys of ${column}`);
  return type;
}
