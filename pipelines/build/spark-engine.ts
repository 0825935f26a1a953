import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { columnsOf } from '../../schemas/column.js';
import { type Database, quoted, quotedPath, type Row, withDatabase } from '../base/database.js';
import { failure } from '../base/errors.js';
import type { Model } from '../models/models.js';
import { projectPaths } from '../project/paths.js';
import { storable, storedFolders } from '../published/stored.js';
import { addressOf, type SparkPlace } from '../spark/address.js';
import { SparkClient } from '../spark/client.js';
import { functions } from '../spark/functions.js';
import { fitTo, requireSession } from '../spark/session.js';
import { onSignal } from '../spark/signals.js';
import {
  addressIn,
  filesIn,
  freshRun,
  removeForGood,
  type Storage,
  storageOf,
} from '../spark/storage.js';
import { exactly, sparkText } from '../spark/text.js';
import { heldTable, heldTables } from '../warehouse/schema.js';
import { sparkWords as w } from '../words/spark.js';
import type { Check } from './checks.js';
import type { Engine } from './engine.js';
import { forgetHelpers } from './helpers.js';
import type { History } from './kept.js';
import { next, offendersOf } from './names.js';
import { type BuildPlan, HORIZON, viewsAmong, withinReader } from './plan.js';
import { inOrder } from './schedule.js';
import { plantSeeds, type Seed } from './seeds.js';
import { type StoredTable, storeRows } from './spark-rows.js';
import { declared, keyOf, makeEmpty } from './tables.js';

interface Given {
  readonly plan: BuildPlan;
  readonly history: History;
  /** Whether it is to be published, and not only looked at. */
  readonly isKept: boolean;
}

/** Models that don't read each other, made at once. */
const AT_ONCE = 4;
/** Spark takes the folder of a table of its own for a pattern, unless it is told that it is none. */
const asNamed = "options ('__globPaths__' = 'false')";
/** Checks looked at in one statement. */
const SIFTED = 8;

/**
 * Lets `work` make relations on a Spark cluster. Whatever happens, what it made there is gone in the end,
 * and a signal ends what the cluster is doing first.
 */
export async function withSpark<T>(
  warehouse: Database,
  place: SparkPlace,
  { plan, history, isKept }: Given,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const storage = storageOf(place.storage, place.project);
  const client = new SparkClient(addressOf(place.connect));
  const ended = onSignal(() => client.interrupt());
  try {
    await requireSession(client);
    await forgetHelpers(warehouse);
    const run = `run_${randomUUID().replaceAll('-', '')}`;
    const schema = `${storage.owner}_${run}`;
    await dropSchemas(client, storage);
    const folder = await freshRun(storage, run);
    let isDone = false;
    try {
      await client.run(`create schema ${schema} location ${sparkText(addressIn(folder))}`);
      await client.run(`use ${schema}`);
      for (const one of functions) await client.run(`create temporary function ${one}`);
      if (isKept) await sweepTables(storage, projectPaths(place.project).published);
      const engine = new SparkEngine(warehouse, client, {
        ...{ schema, folder, views: new Set([...viewsAmong(plan.models), ...withinReader(plan)]) },
        tables: isKept ? join(storage.tables, run) : undefined,
        parquetFrom: place.parquetFrom,
      });
      await engine.show(await storeRows(warehouse, storage, history));
      const { rows } = await engine.one(
        `select count(*) as rows from main.${heldTable('outages')}`,
      );
      await fitTo(client, Number(rows));
      const made = await work(engine);
      isDone = true;
      return made;
    } finally {
      await client.run(`drop schema if exists ${schema} cascade`).catch(() => {});
      if (isDone) await rm(folder, { recursive: true, force: true });
      else await removeForGood(folder);
    }
  } finally {
    await client.close();
    ended();
  }
}

/** Of runs of this project that were killed: nobody else builds it now. */
async function dropSchemas(client: SparkClient, { owner }: Storage): Promise<void> {
  for (const { namespace } of await client.rows(`show schemas like '${owner}_*'`)) {
    await client.run(`drop schema if exists \`${String(namespace)}\` cascade`);
  }
}

/** What a run makes, and where. */
interface Run {
  readonly schema: string;
  readonly folder: string;
  readonly views: ReadonlySet<string>;
  /** Where large tables stay; undefined where none do. */
  readonly tables: string | undefined;
  readonly parquetFrom: number;
}

/** Takes away what no published file shows: of builds before the last one, and of those that came to nothing. */
async function sweepTables({ tables }: Storage, published: string): Promise<void> {
  const shown = existsSync(published)
    ? await withDatabase(published, { readOnly: true }, storedFolders)
    : [];
  const stays = new Set(shown.map((folder) => basename(dirname(folder))));
  for (const run of await readdir(tables).catch(() => [])) {
    if (!stays.has(run)) await rm(join(tables, run), { recursive: true, force: true });
  }
}

/** Makes every relation as a table of Parquet files in a schema of the run. */
class SparkEngine implements Engine {
  readonly atOnce = AT_ONCE;
  private local: Promise<unknown> = Promise.resolve();
  /** Checks that find nothing. */
  private readonly silent = new Set<string>();

  constructor(
    private readonly warehouse: Database,
    private readonly client: SparkClient,
    private readonly run: Run,
  ) {}

  /** Shows what is held, under the names that the models read. */
  async show(stored: readonly StoredTable[]): Promise<void> {
    const large = new Set(stored.map(({ name }) => name));
    for (const name of heldTables)
      if (!large.has(name)) await this.bring(name, `from main.${name}`);
    for (const { name, columns, files } of stored) {
      const sides = `select document_no, source_line, from_load, to_load from main.${name}`;
      if (files.length === 0) {
        await this.bring(name, `from main.${name}`);
        continue;
      }
      await this.bring(`${name}__ended`, `${sides} where to_load is not null`);
      const rows = `${name}__rows`;
      await this.client.run(viewOf(rows, eachOf(files)));
      const own = columns.map((column) => `r.${column.replaceAll('"', '`')}`).join(', ');
      await this.client.run(
        `create or replace temporary view ${name} as
         select ${own}, e.to_load from ${rows} as r
         left join ${name}__ended as e
           on e.document_no = r.document_no and e.source_line = r.source_line
           and e.from_load = r.from_load`,
      );
    }
  }

  /** One after the other: the warehouse has one connection. */
  private here<T>(work: () => Promise<T>): Promise<T> {
    const done = this.local.then(work);
    this.local = done.catch(() => {});
    return done;
  }

  async plant(seeds: readonly Seed[]): Promise<void> {
    await this.here(() => plantSeeds(this.warehouse, seeds));
    for (const { name } of seeds) await this.bring(name, `from temp.${name}`);
  }

  async makeModel({ name, layer, sql }: Model): Promise<void> {
    if (this.run.views.has(name)) {
      await this.client.run(`create or replace temporary view ${name} as\n${sql}`);
      return;
    }
    await this.make(name, sql);
    if (layer === 'marts') await this.publish(name);
    if (name === HORIZON) await this.look(name);
  }

  /** Nearly all checks find nothing: a statement for many costs a fraction of one for each. */
  async sift(checks: readonly Check[]): Promise<void> {
    const steps = groupsOf(checks, SIFTED).map((group, i) => ({
      ...{ item: group, name: String(i), after: [] },
    }));
    await inOrder(steps, AT_ONCE, async (group) => {
      const counts = group.map(
        ({ name, sql }) => `select '${name}' as name from (\n${sql}\n) having count(*) = 0`,
      );
      try {
        const silent = await this.client.rows(counts.join('\nunion all\n'));
        for (const { name } of silent) this.silent.add(String(name));
      } catch {
        // Each is made by itself then, and the one that fails is told by its name.
      }
    });
  }

  async makeCheck({ name, sql }: Check): Promise<void> {
    const found = offendersOf(name);
    if (this.silent.has(name)) {
      const nothing = `create or replace temp view ${found} as select null as nothing where false`;
      await this.here(() => this.warehouse.query(nothing));
      return;
    }
    await this.make(found, sql);
    await this.look(found);
  }

  one(sql: string): Promise<Row> {
    return this.here(() => this.warehouse.one(sql));
  }

  async forget(name: string): Promise<void> {
    if (!this.run.views.has(name)) await this.client.run(`drop table ${this.run.schema}.${name}`);
  }

  private async make(name: string, sql: string): Promise<void> {
    await this.client.run(
      `create table ${this.run.schema}.${name} using parquet ${asNamed} as\n${sql}`,
    );
  }

  private async publish(name: string): Promise<void> {
    const table = declared(name);
    const columns = columnsOf(table)
      .map((column) => `"${column.name}"`)
      .join(', ');
    const files = await this.filesOf(name);
    const { tables, parquetFrom } = this.run;
    if (tables !== undefined && storable.has(name)) {
      const { rows } = await this.one(`select count(*) as rows from read_parquet(${files})`);
      if (Number(rows) >= parquetFrom) return this.publishInPlace(name, join(tables, name));
    }
    await this.here(async () => {
      await makeEmpty(this.warehouse, table);
      await this.warehouse.query(
        `insert into ${next}.${name}
         select ${columns} from read_parquet(${files}) order by ${keyOf(name)}`,
      );
    });
  }

  /** Leaves a table in the storage, a folder for each year, and shows it from there. */
  private async publishInPlace(name: string, folder: string): Promise<void> {
    const columns = columnsOf(declared(name));
    const own = columns.map((column) => `\`${column.name}\``).join(', ');
    const year = columns.some((column) => column.name === 'started_at')
      ? 'year(started_at)'
      : 'year(month_start)';
    await this.client.run(
      `create table ${this.run.schema}.${name}__stays using parquet ${asNamed} partitioned by (year_of_it)
       location ${sparkText(addressIn(folder))} as
       select ${own}, ${year} as year_of_it from ${this.run.schema}.${name}`,
    );
    const typed = columns.map(
      ({ name: one, sqlType }) => `cast("${one}" as ${sqlType}) as "${one}"`,
    );
    const files = quotedPath(folder).replace(/'$/u, "/*/*.parquet'");
    await this.here(() =>
      this.warehouse.query(
        `create view ${next}.${name} as
         select ${typed.join(', ')} from read_parquet(${files}, hive_partitioning = false)`,
      ),
    );
  }

  /** Shows a relation under its name in the warehouse's connection. */
  private async look(name: string): Promise<void> {
    const files = await this.filesOf(name);
    const rows = `select * from read_parquet(${files})`;
    await this.here(() => this.warehouse.query(`create or replace temp view ${name} as ${rows}`));
  }

  private async filesOf(name: string): Promise<string> {
    const place = join(this.run.folder, name);
    const files = await filesIn(place);
    if (files.length === 0) throw failure(w.storageNotShared({ place }), w.shareIt);
    return `[${files.map(quoted).join(', ')}]`;
  }

  /** Brings rows of the warehouse's connection to Spark under a name. */
  private async bring(name: string, from: string): Promise<void> {
    const place = join(this.run.folder, 'given', name);
    await mkdir(place, { recursive: true });
    const file = quoted(join(place, 'rows.parquet'));
    await this.here(() => this.warehouse.query(`copy (${from}) to ${file} (format parquet)`));
    await this.client.run(viewOf(name, exactly(addressIn(place))));
  }
}

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** A pattern of exactly these files, each in a folder of its own beside those of the others. */
function eachOf(files: readonly string[]): string {
  const [first = ''] = files;
  const parts = files.map((file) => `${basename(dirname(file))}/${basename(file)}`);
  return `${exactly(addressIn(dirname(dirname(first))))}/{${parts.join(',')}}`;
}

function viewOf(name: string, pattern: string): string {
  return `create or replace temporary view ${name} using parquet options (path ${sparkText(pattern)})`;
}
