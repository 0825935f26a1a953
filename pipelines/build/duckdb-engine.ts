import type { Database, Row } from '../base/database.js';
import { installShims } from '../base/shims.js';
import type { Model } from '../models/models.js';
import type { Check } from './checks.js';
import type { Engine } from './engine.js';
import { forgetHelpers } from './helpers.js';
import { kept, next, offendersOf } from './names.js';
import { type BuildPlan, viewsAmong } from './plan.js';
import { plantSeeds, type Seed } from './seeds.js';
import { declared, keyOf } from './tables.js';

/** One row or more of every outage: nearly in order as they come, and dear to sort. */
const unsorted: ReadonlySet<string> = new Set(['outage_facts', 'outage_months']);

/** Makes relations in the warehouse's own connection, one after the other. */
export class DuckDbEngine implements Engine {
  readonly atOnce = 1;

  private constructor(
    private readonly warehouse: Database,
    private readonly views: ReadonlySet<string>,
    private readonly isKept: boolean,
  ) {}

  /** @param isKept whether the kept state, attached and empty, is filled too */
  static async begin(
    warehouse: Database,
    { models }: BuildPlan,
    isKept: boolean,
  ): Promise<DuckDbEngine> {
    await forgetHelpers(warehouse);
    await installShims(warehouse);
    return new DuckDbEngine(warehouse, viewsAmong(models), isKept);
  }

  plant(seeds: readonly Seed[]): Promise<void> {
    return plantSeeds(this.warehouse, seeds);
  }

  async makeModel({ name, layer, sql, header }: Model): Promise<void> {
    if (layer === 'marts') {
      declared(name);
      const order = unsorted.has(name) ? '' : ` order by ${keyOf(name)}`;
      await this.warehouse.query(
        `create table ${next}.${name} as select * from (${sql}\n)${order}`,
      );
      await this.show(name, `${next}.${name}`);
    } else if (this.views.has(name)) {
      await this.warehouse.query(`create temp view ${name} as ${sql}`);
    } else await this.makeTable(name, sql, header.key.isKept);
  }

  async sift(): Promise<void> {}

  /** What a check finds that is not kept is counted and looked through where it stands. */
  async makeCheck({ name, sql, header }: Check): Promise<void> {
    const found = offendersOf(name);
    if (header.key.isKept) await this.makeTable(found, sql, true);
    else await this.warehouse.query(`create temp view ${found} as ${sql}`);
  }

  one(sql: string): Promise<Row> {
    return this.warehouse.one(sql);
  }

  async forget(name: string): Promise<void> {
    if (!this.views.has(name)) await this.warehouse.query(`drop table temp.${name}`);
  }

  private async makeTable(name: string, sql: string, isKept: boolean): Promise<void> {
    if (!isKept || !this.isKept) {
      await this.warehouse.query(`create temp table ${name} as ${sql}`);
      return;
    }
    await this.warehouse.query(`create table ${kept}.${name} as ${sql}`);
    await this.show(name, `${kept}.${name}`);
  }

  private async show(name: string, from: string): Promise<void> {
    await this.warehouse.query(`create temp view ${name} as select * from ${from}`);
  }
}
