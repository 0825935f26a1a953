import type { Database, Parameter } from '../base/database.js';
import { installShims } from '../base/shims.js';
import { plantSeeds } from '../build/seeds.js';
import type { Rules } from '../explain/rules.js';
import { secondsOfTime } from '../explain/values.js';
import { loadModels, type Model } from '../models/models.js';
import { setAside } from '../models/queries.js';
import type { Cell } from './cells.js';

/*
 * The method once more, for changed rows of some cells. What is run are the models of the build themselves,
 * from a row's end to the user-seconds of its months, on relations of the names that they read:
 *   outages, judged_stages, claims   the changed rows, from the published tables
 *   horizon, rule, days              as published
 * Each variant of a cell is a city of its own to them, so that any number is run at once. Only rows that
 * share time with a changed one, directly or through others, are run again (`whatif/rows`).
 */

/** What the models that are run again are made for. */
const LAST = 'contribution_months';
const given = ['outages', 'judged_stages', 'claims', 'horizon', 'rule', 'days'];

/** Names of the queries that say which rows of which variants are run. */
export interface Changed {
  /** The populations with a change in them. */
  readonly touched: string;
  /** Their rows that are kept, as they are then. */
  readonly kept: string;
  /** The stages of these. */
  readonly stages: string;
}

export class Rerun {
  private constructor(
    readonly database: Database,
    private readonly models: readonly Model[],
  ) {}

  /** Gathers the rows of the cells, each cell by its place in the list; to be closed in the end. */
  static async of(published: Database, cells: readonly Cell[], rules: Rules): Promise<Rerun> {
    const database = await published.beside();
    try {
      await installShims(database);
      await plantSeeds(database, [cellSeed(cells, rules), ruleSeed(rules), horizonSeed(rules)]);
      await setAside(database, 'days', 'whatif/days');
      const isShared = rules.overlap === 'first_cause' && rules.repeated_rows === 'conflict';
      await setAside(database, 'whatif_rows', 'whatif/rows', { is_shared: isShared });
      await setAside(database, 'whatif_populations', 'whatif/populations');
      await setAside(database, 'whatif_stages', 'whatif/stages');
      await setAside(database, 'whatif_windows', 'whatif/windows', {
        is_by_claim: rules.evidence === 'claim',
        allowance_s: rules.patrol_allowance_minutes * 60,
      });
      return new Rerun(database, await modelsAgain());
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Runs the changed rows; `whatif_nets` has what each population adds then. */
  async run({ touched, kept, stages }: Changed): Promise<void> {
    const { database } = this;
    await setAside(database, 'whatif_touched', touched);
    await setAside(database, 'whatif_kept', kept);
    await setAside(database, 'whatif_kept_stages', stages);
    await setAside(database, 'outages', 'whatif/outages');
    await setAside(database, 'judged_stages', 'whatif/judged_stages');
    await setAside(database, 'claims', 'whatif/claims');
    for (const { name, sql } of this.models) {
      await database.query(`create or replace temp table ${name} as ${sql}`);
    }
    await setAside(database, 'whatif_nets', 'whatif/nets');
  }

  /** A small table of whole numbers, for queries to read. */
  async plant(
    name: string,
    columns: readonly string[],
    rows: readonly (readonly number[])[],
  ): Promise<void> {
    const types = Object.fromEntries(columns.map((column) => [column, 'bigint']));
    await plantSeeds(this.database, [{ name, columns: types, rows }]);
  }

  close(): void {
    this.database.close();
  }
}

/** The models between the given relations and the last, in their order. */
async function modelsAgain(): Promise<Model[]> {
  const byName = new Map((await loadModels()).map((model) => [model.name, model]));
  const ordered: Model[] = [];
  const add = (name: string) => {
    const model = byName.get(name);
    if (!model || given.includes(name) || ordered.includes(model)) return;
    for (const read of model.reads) add(read);
    ordered.push(model);
  };
  add(LAST);
  return ordered;
}

function cellSeed(cells: readonly Cell[], { data_from, as_of }: Rules) {
  const later = (a: string, b: string) => (a > b ? a : b);
  const earlier = (a: string, b: string) => (a < b ? a : b);
  return {
    name: 'whatif_cells',
    columns: {
      cell: 'bigint',
      city_code: 'varchar',
      area_tier: 'varchar',
      year: 'bigint',
      starts_at: 'timestamp',
      ends_at: 'timestamp',
      excess: 'hugeint',
    },
    rows: cells.map(({ asked, figure, allowance }, i): Parameter[] => [
      i,
      asked.cityCode,
      asked.tier,
      asked.year,
      later(figure.period_start, data_from),
      earlier(figure.period_end, as_of),
      figure.net_user_seconds - (allowance ?? 0n),
    ]),
  };
}

function ruleSeed({ overlap, repeated_rows }: Rules) {
  const columns = { overlap: 'varchar', repeated_rows: 'varchar' };
  return { name: 'rule', columns, rows: [[overlap, repeated_rows]] };
}

function horizonSeed({ data_from, as_of }: Rules) {
  const seconds = (day: string) => secondsOfTime(`${day}T00:00:00`);
  return {
    name: 'horizon',
    columns: { data_from: 'date', as_of: 'date', data_from_s: 'bigint', as_of_s: 'bigint' },
    rows: [[data_from, as_of, seconds(data_from), seconds(as_of)]],
  };
}
