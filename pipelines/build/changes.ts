import { feedNames } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { bodyOf } from '../models/header.js';
import type { Model } from '../models/models.js';
import { heldTable, heldTables } from '../warehouse/schema.js';
import type { Check } from './checks.js';
import type { Origin } from './kept.js';
import { kept, next, offendersOf } from './names.js';
import { type Keys, Narrowing } from './narrow.js';
import { columnsOf, findDifference, type Relation, tablesOf } from './relations.js';
import { declared, keyOf } from './tables.js';
import { Touched } from './touched.js';

type Step = Model | Check;

/**
 * Makes models again where what they read has changed, from the keys that their heads name. The
 * published database of the build before is attached to be changed, its kept state to be read.
 */
export class Changes {
  readonly relations = new Map<string, Relation>();
  readonly narrowing: Narrowing;
  readonly touched: Touched;
  /** Tables to be replaced or changed in the kept state when all is done. */
  private readonly toKeep: { readonly name: string; readonly key: readonly string[] }[] = [];

  constructor(
    private readonly database: Database,
    /** Catalogue of the warehouse. */
    private readonly warehouse: string,
    private readonly before: Origin,
  ) {
    this.narrowing = new Narrowing(database, this.relations);
    this.touched = new Touched(database, this.relations, this.narrowing);
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
    const keys = await this.touched.keysOf(step);
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
    const keys = step.header.key.columns.length > 0 ? await this.touched.keysOf(step) : 'all';
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
