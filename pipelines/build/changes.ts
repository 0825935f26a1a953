import { feedNames } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { bodyOf } from '../models/header.js';
import type { Model } from '../models/models.js';
import { heldTable, heldTables } from '../warehouse/schema.js';
import { AnewError } from './anew.js';
import type { Check } from './checks.js';
import type { Origin } from './kept.js';
import { kept, next, offendersOf } from './names.js';
import { type Keys, keysByOtherColumns, Narrowing } from './narrow.js';
import { columnsOf, findDifference, type Relation, tablesOf } from './relations.js';
import { declared, keyOf } from './tables.js';

type Step = Model | Check;

/** Relations that say which days there are and which of them are complete. */
const calendar: ReadonlySet<string> = new Set(['horizon', 'days', 'months']);

/**
 * Makes models again where what they read has changed, from the keys that their heads name. The
 * published database of the build before is attached to be changed, its kept state to be read.
 */
export class Changes {
  readonly relations = new Map<string, Relation>();
  readonly narrowing: Narrowing;
  /** Keys touched so far, of all models that have the same columns as their key. */
  private readonly touched = new Map<string, Keys>();
  /** Tables to be replaced or changed in the kept state when all is done. */
  private readonly toKeep: { readonly name: string; readonly key: readonly string[] }[] = [];

  constructor(
    private readonly database: Database,
    /** Catalogue of the warehouse. */
    private readonly warehouse: string,
    private readonly before: Origin,
  ) {
    this.narrowing = new Narrowing(database, this.relations);
  }

  /** The tables of the warehouse, with the rows that came into force or went out of it since. */
  async addHeld(isLogSame: boolean): Promise<void> {
    for (const name of heldTables) {
      const now = `${this.warehouse}.main.${name}`;
      const columns = await columnsOf(this.database, now);
      const isFeed = feedNames.some((feed) => heldTable(feed) === name);
      const difference = isFeed ? await this.heldDifference(name, now) : isLogSame ? 'none' : 'all';
      this.relations.set(name, { name, columns, now, was: isFeed ? now : null, difference });
    }
  }

  private async heldDifference(name: string, now: string): Promise<'none' | 'some'> {
    const { come, gone } = tablesOf(name);
    const { loads } = this.before;
    await this.database.query(
      `create or replace temp table ${come} as
       select * from ${now} where from_load > ${loads}
       union all select * from ${now} where to_load > ${loads} and from_load <= ${loads}`,
    );
    await this.database.query(`create or replace temp table ${gone} as from ${come} limit 0`);
    const { rows } = await this.database.one(`select count(*) as rows from ${come}`);
    return Number(rows) > 0 ? 'some' : 'none';
  }

  /** A seed, with what is known of whether it is as it was. */
  async addSeed(name: string, isSame: boolean, was: string | null = null): Promise<void> {
    const now = `temp.${name}`;
    const columns = await columnsOf(this.database, now);
    this.relations.set(name, { name, columns, now, was, difference: isSame ? 'none' : 'all' });
  }

  /** Makes a model or a check again, as far as what it reads has changed. */
  async make(step: Step): Promise<void> {
    const name = nameOf(step);
    const { key } = step.header;
    const reads = step.reads.map((read) => this.narrowing.get(read));
    if (reads.every(({ difference }) => difference === 'none')) return this.leave(step);
    if (!key.isKept) return this.makeUnkept(step);
    if (key.columns.length === 0) return this.makeWhole(step);
    const keys = await this.touch(step);
    if (keys === 'all') return this.makeWhole(step);
    if (keys === null) return this.leave(step);
    const own = await this.keepKeys(name, keys);
    await this.madeNew(name, await this.narrowing.model(bodied(step), own, 'now'));
    await this.database.query(
      `create or replace temp table ${tablesOf(name).old} as
       select given.* from ${placeOf(step)} as given semi join ${own.table} using (${own.columns.join()})`,
    );
    await this.settle(step);
  }

  /** A relation of which nothing has changed. */
  async leave(step: Step): Promise<void> {
    const name = nameOf(step);
    if (!step.header.key.isKept) {
      await this.database.query(`create or replace temp view ${name} as ${step.sql}`);
      return this.add(step, 'none', null);
    }
    await this.show(name, placeOf(step));
    await this.add(step, 'none', placeOf(step));
  }

  private async makeUnkept(step: Step): Promise<void> {
    const name = nameOf(step);
    await this.database.query(`create or replace temp view ${name} as ${step.sql}`);
    const keys = step.header.key.columns.length > 0 ? await this.touch(step) : 'all';
    if (keys === 'all') return this.add(step, 'all', null);
    if (keys === null) return this.add(step, 'none', null);
    const own = await this.keepKeys(name, keys);
    await this.madeNew(name, await this.narrowing.model(bodied(step), own, 'now'));
    await this.database.query(
      `create or replace temp table ${tablesOf(name).old} as
       ${await this.narrowing.model(bodied(step), own, 'was')}`,
    );
    const differs = await findDifference(this.database, name);
    await this.add(step, differs ? 'some' : 'none', null);
  }

  private async makeWhole(step: Step): Promise<void> {
    const name = nameOf(step);
    const { old } = tablesOf(name);
    await this.madeNew(name, step.sql);
    await this.database.query(`create or replace temp view ${old} as from ${placeOf(step)}`);
    if (!(await findDifference(this.database, name))) return this.leave(step);
    if (isMart(step)) {
      await this.database.query(`drop view ${old}`);
      await this.database.query(
        `create or replace table ${next}.${name} as from ${tablesOf(name).new} order by ${keyOf(name)}`,
      );
      await this.show(name, `${next}.${name}`);
      return this.add(step, 'some', null);
    }
    this.toKeep.push({ name, key: [] });
    await this.show(name, tablesOf(name).new);
    await this.add(step, 'some', placeOf(step));
  }

  private async madeNew(name: string, sql: string): Promise<void> {
    await this.database.query(`create or replace temp table ${tablesOf(name).new} as ${sql}`);
  }

  /** Puts the rows of the touched keys, which are in the helping tables, in the place of the old ones. */
  async settle(step: Step): Promise<void> {
    const name = nameOf(step);
    const { key } = step.header;
    const { old, new: made, keys, gone, come } = tablesOf(name);
    if (!(await findDifference(this.database, name))) return this.leave(step);
    if (isMart(step)) {
      const same = declared(name).key.map(
        (column) => `going."${column}" is not distinct from ${name}."${column}"`,
      );
      await this.database.query(
        `delete from ${next}.${name} using ${gone} as going where ${same.join(' and ')}`,
      );
      await this.database.query(`insert into ${next}.${name} from ${come}`);
      await this.show(name, `${next}.${name}`);
      return this.add(step, 'some', null, { table: old, key });
    }
    const columns = key.columns.join();
    await this.database.query(
      `create or replace temp view ${name} as
       select given.* from ${placeOf(step)} as given anti join ${keys} using (${columns})
       union all from ${made}`,
    );
    this.toKeep.push({ name, key: key.columns });
    await this.add(step, 'some', placeOf(step));
  }

  private async add(
    step: Step,
    difference: Relation['difference'],
    was: string | null,
    before?: Relation['before'],
  ): Promise<void> {
    const name = nameOf(step);
    const now = `temp.${name}`;
    const columns = await columnsOf(this.database, now);
    const made = step.header.key.isKept ? undefined : bodied(step);
    this.relations.set(name, {
      ...{ name, columns, now, was, difference },
      ...(made && { made }),
      ...(before && { before }),
    });
  }

  private async show(name: string, from: string): Promise<void> {
    await this.database.query(`create or replace temp view ${name} as from ${from}`);
  }

  /** The keys of a model as they are now: others of the same columns may be touched later. */
  private async keepKeys(name: string, { columns, table }: Keys): Promise<Keys> {
    const { keys } = tablesOf(name);
    await this.database.query(`create or replace temp table ${keys} as from ${table}`);
    const { count } = await this.database.one(`select count(*) as count from ${keys}`);
    // Keys are only ever added.
    return { columns, table: keys, version: `${columns.join()} ${count}` };
  }

  /** The keys that are touched by what the model reads; null where none are, 'all' where it can't be told. */
  async touch(step: Step): Promise<Keys | null | 'all'> {
    const { key } = step.header;
    const keys = await this.family(key.columns);
    let isTouched = false;
    for (const name of step.reads) {
      const relation = this.narrowing.get(name);
      if (relation.difference === 'none') continue;
      isTouched = true;
      const found = await this.keysTouched(step, relation);
      if (found === null) return 'all';
      await this.database.query(`insert into ${keys.table} ${found} except from ${keys.table}`);
    }
    const { rows } = await this.database.one(`select count(*) as rows from ${keys.table}`);
    return isTouched && Number(rows) > 0 ? keys : null;
  }

  /** A SELECT of the keys that a changed relation touches; null where that can't be told. */
  async keysTouched(step: Step, relation: Relation): Promise<string | null> {
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
         min(as_of) is distinct from max(as_of) or count(as_of) < 2 as end_moved,
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
    const found = this.touched.get(name);
    if (found) return found;
    const keys = { columns, table: `touched__${name}` };
    const types = columns.map((column) => `"${column}" ${typeOf(column)}`);
    await this.database.query(`create or replace temp table ${keys.table} (${types.join(', ')})`);
    this.touched.set(name, keys);
    return keys;
  }

  /** Brings the kept state to what has been made. */
  async keep(): Promise<void> {
    for (const { name, key } of this.toKeep) {
      const { new: made, keys } = tablesOf(name);
      if (key.length === 0) {
        await this.database.query(`create or replace table ${kept}.${name} as from ${made}`);
        continue;
      }
      const same = key.map((column) => `going."${column}" = ${name}."${column}"`).join(' and ');
      await this.database.query(`delete from ${kept}.${name} using ${keys} as going where ${same}`);
      await this.database.query(`insert into ${kept}.${name} from ${made}`);
    }
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

export function nameOf(step: Step): string {
  return 'layer' in step ? step.name : offendersOf(step.name);
}

export function bodied(step: Step): { body: string; reads: readonly string[] } {
  return { body: bodyOf(step.sql), reads: step.reads };
}

export function isMart(step: Step): boolean {
  return 'layer' in step && step.layer === 'marts';
}

/** Where the rows of a relation are that is kept from one build to the next. */
export function placeOf(step: Step): string {
  return `${isMart(step) ? next : kept}.${nameOf(step)}`;
}
