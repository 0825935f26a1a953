import type { Database } from '../../../pipelines/base/database.js';
import { installShims } from '../../../pipelines/base/shims.js';
import type { Check } from '../../../pipelines/build/checks.js';
import { EVERY_LOAD } from '../../../pipelines/build/known.js';
import { type BuildPlan, HORIZON, planBuild } from '../../../pipelines/build/plan.js';
import { calendarSeeds, plantSeeds, ruleSeeds } from '../../../pipelines/build/seeds.js';
import type { Model } from '../../../pipelines/models/models.js';
import type { Project } from '../../../pipelines/project/project.js';

type Step = Model | Check;

/** Makes every model of the warehouse as a temporary table, none of which goes. */
export async function makeModels(warehouse: Database, { loaded }: Project): Promise<BuildPlan> {
  const plan = await planBuild(loaded);
  const { as_of: asOf = null, data_from: dataFrom = null } = loaded.settings;
  await plantSeeds(warehouse, ruleSeeds(loaded, { asOf, dataFrom }, EVERY_LOAD));
  await installShims(warehouse);
  for (const { name, sql } of plan.models) {
    await warehouse.query(`create or replace temp table ${name} as ${sql}`);
    if (name !== HORIZON) continue;
    const { first, last } = await warehouse.one(
      'select min(year(data_from)) as first, max(year(as_of)) as last from horizon',
    );
    await plantSeeds(warehouse, calendarSeeds(loaded, [Number(first), Number(last)]));
  }
  return plan;
}

/**
 * Holds the heads of all models and checks, whose relations are made in the database, to what they say of
 * their keys: some keys are drawn, everything that has their columns is read for these alone, and the rows
 * of these keys have to be the same as when all is read.
 * @param salts each draws other keys
 * @returns what is not true, and how many models were looked at
 */
export async function untruths(
  database: Database,
  { models, checks }: BuildPlan,
  salts: readonly number[],
): Promise<{ found: string[]; looked: number }> {
  const relations = await relationsIn(database);
  const steps = [...models, ...checks].filter(({ header }) => header.key.columns.length > 0);
  const found: string[] = [];
  for (const step of steps) {
    for (const salt of salts) {
      found.push(...(await new Trial(database, relations, step, salt).untruths()));
    }
  }
  return { found, looked: steps.length };
}

interface Relation {
  /** With its catalogue, so that no common table expression of the same name hides it. */
  readonly place: string;
  readonly columns: ReadonlySet<string>;
}

/** Relations by name; of two of one name, the temporary one. */
async function relationsIn(database: Database): Promise<Map<string, Relation>> {
  const found = await database.rows(
    `select database_name as catalog, table_name as name, list(column_name) as columns
     from duckdb_columns() where not internal
     group by 1, 2 order by max(case when database_name = 'temp' then 1 else 0 end)`,
  );
  return new Map(
    found.map(({ catalog, name, columns }) => [
      String(name),
      { place: `"${catalog}".main.${name}`, columns: new Set(columns as string[]) },
    ]),
  );
}

/** One key in so many is drawn. */
const SHARE = 3;

class Trial {
  private readonly keys: string;

  constructor(
    private readonly database: Database,
    private readonly relations: ReadonlyMap<string, Relation>,
    private readonly step: Step,
    private readonly salt: number,
  ) {
    this.keys = step.header.key.columns.map((column) => `"${column}"`).join(', ');
  }

  async untruths(): Promise<string[]> {
    const { name, sql, reads } = this.step;
    await this.database.query(`create or replace temp table drawn as ${this.drawn()}`);
    const parts = reads.flatMap((read) => {
      const rows = this.narrowed(read);
      return rows === null ? [] : [`${read} as (${rows})`];
    });
    const narrow = `with ${parts.join(', ')} select * from (${sql}\n)`;
    for (const [table, rows] of [
      ['narrow', narrow],
      ['wide', `select * from (${sql}\n)`],
    ]) {
      await this.database.query(
        `create or replace temp table ${table} as
         select made.* from (${rows}) made semi join drawn using (${this.keys})`,
      );
    }
    const told: string[] = [];
    for (const [which, other] of [
      ['narrow', 'wide'],
      ['wide', 'narrow'],
    ]) {
      const [row] = await this.database.rows(`from ${which} except all from ${other} limit 1`);
      if (row) told.push(`${name}: only where ${which}ly read: ${shown(row)}`);
    }
    return told;
  }

  /** Some of the keys that there are in what is read. */
  private drawn(): string {
    const { key } = this.step.header;
    if (key.overlapsTogether) return this.islands();
    const all = this.step.reads
      .filter((read) => this.has(read, key.columns))
      .map((read) => `select ${this.keys} from ${this.relation(read).place}`);
    if (all.length === 0) throw new Error(`${this.step.name} reads nothing that has ${this.keys}`);
    return `select distinct ${this.keys} from (${all.join(' union all ')})
      where hash(${this.keys}, ${this.salt}) % ${SHARE} = 0`;
  }

  /** Rows of one population that share time are drawn together, or not at all. */
  private islands(): string {
    return `with hulls as (
        select outage_id, coalesce(cast(population_hash as varchar), 'row ' || outage_id) as people,
          min(from_s) as from_s, max(to_s) as to_s
        from outage_segments group by all),
      ordered as (
        select *, max(to_s) over (
          partition by people
          order by from_s, to_s rows between unbounded preceding and 1 preceding) as reached
        from hulls),
      numbered as (
        select *, sum(case when reached > from_s then 0 else 1 end) over (
          partition by people
          order by from_s, to_s rows between unbounded preceding and current row) as island
        from ordered)
      select outage_id from numbered
      where hash(people, island, ${this.salt}) % ${SHARE} = 0`;
  }

  /** What is read of a relation, where not all of it is. */
  private narrowed(read: string): string | null {
    const { columns, links } = this.step.header.key;
    const { place } = this.relation(read);
    if (this.has(read, columns)) {
      return `select given.* from ${place} given semi join drawn using (${this.keys})`;
    }
    const link = links.find(({ relation }) => relation === read);
    if (!link) return null;
    const from = this.step.reads.find((one) => this.has(one, [...columns, link.column]));
    if (!from) throw new Error(`${this.step.name}: nothing that is read has ${link.column}`);
    return `select * from ${place} where "${link.foreign}" in (
      select "${link.column}" from ${this.relation(from).place} semi join drawn using (${this.keys}))`;
  }

  private has(relation: string, columns: readonly string[]): boolean {
    return columns.every((column) => this.relation(relation).columns.has(column));
  }

  private relation(name: string): Relation {
    const found = this.relations.get(name);
    if (!found) throw new Error(`no relation ${name}`);
    return found;
  }
}

const shown = (row: object) =>
  JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value));
