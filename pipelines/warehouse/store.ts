/**
 * A warehouse as Parquet files in a folder that many machines see:
 *
 *   manifest.json                                what there is; renamed into its place at each commit
 *   log/<table>-<commit>.parquet                 documents, loads, parts and rejects
 *   held_<feed>/load=<N>/rows-<commit>.parquet   rows that load N brought into force
 *   held_<feed>/ended/<N>-<commit>.parquet       which rows load N took out of force
 *
 * One process has it at a time, with a connection to a DuckDB file of the project: the log stands there in
 * tables. The rows are seen through views; while documents are loaded, all rows of these stand in tables.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import { type Database, quoted } from '../base/database.js';
import { ownPlace } from '../files/guard.js';
import { withLock } from '../files/lock.js';
import type { Project } from '../project/project.js';
import {
  filesOf,
  type Manifest,
  manifestOf,
  manifestPath,
  nothing,
  writeManifest,
} from './manifest.js';
import { heldTable, logTables, rowColumns, rowsStatement, warehouseVersion } from './schema.js';
import { openWarehouse } from './warehouse.js';

/** Documents whose rows are about to change. */
export interface Concerned {
  /** Numbers of those that are known, by feed. */
  readonly documents: ReadonlyMap<FeedName, readonly number[]>;
  /** Of these, the ones that are read again: their rows change within their loads. */
  readonly readAgain: ReadonlySet<number>;
  /** Whether all that is held goes. */
  readonly isReset: boolean;
}

/** Files that were written, by table and load. */
export interface Changed {
  readonly rows: Record<string, Record<string, string>>;
  /** Loads whose rows stand in other files now, if they have any. */
  readonly gone: Record<string, readonly string[]>;
  readonly ended: Record<string, Record<string, string>>;
}

const stores = new WeakMap<Database, Store>();

/** The store behind a warehouse's connection; undefined where the warehouse is its own. */
export function storeOf(warehouse: Database): Store | undefined {
  return stores.get(warehouse);
}

export function isStoreThere({ paths }: Project, place: string): boolean {
  return existsSync(manifestPath(resolve(paths.root, place)));
}

/** Lets `work` have the project's store, which nobody else has meanwhile. */
export async function withStore<T>(
  { paths }: Project,
  place: string,
  work: (warehouse: Database) => Promise<T>,
): Promise<T> {
  const folder = resolve(paths.root, place);
  await mkdir(folder, { recursive: true });
  return withLock(ownPlace(manifestPath(folder)), async () => {
    // Apart from a warehouse that the project may have had before.
    const warehouse = await openWarehouse(join(dirname(paths.warehouse), 'store.duckdb'));
    try {
      const store = new Store(warehouse, folder, (await manifestOf(folder)) ?? nothing);
      await store.begin();
      stores.set(warehouse, store);
      return await work(warehouse);
    } finally {
      warehouse.close();
    }
  });
}

export class Store {
  constructor(
    private readonly warehouse: Database,
    readonly folder: string,
    private manifest: Manifest,
  ) {}

  /** What the store has. */
  get committed(): Manifest {
    return this.manifest;
  }

  /** Files of a table's rows, in the order of their loads. */
  rowsOf(table: string): readonly string[] {
    return this.paths(this.manifest.rows[table]);
  }

  /** Files that say which rows of a table have ended. */
  endedOf(table: string): readonly string[] {
    return this.paths(this.manifest.ended[table]);
  }

  /** Brings the project's own file to what the store has. */
  async begin(): Promise<void> {
    const { warehouse, manifest } = this;
    await warehouse.transaction(async () => {
      for (const table of logTables) {
        await warehouse.query(`delete from ${table}`);
        const file = manifest.log[table];
        if (file === undefined) continue;
        const rows = `read_parquet(${quoted(join(this.folder, file))})`;
        await warehouse.query(`insert into ${table} by name select * from ${rows}`);
      }
      const is = manifest.isUnfinished;
      await warehouse.query('update warehouse set is_unfinished = $is', { is });
    });
    await this.show();
  }

  /** Puts all rows of these documents into tables, where they can be changed. */
  async take({ documents, isReset }: Concerned): Promise<void> {
    for (const feed of feedNames) {
      const table = heldTable(feed);
      const numbers = isReset ? [] : (documents.get(feed) ?? []);
      await this.warehouse.query(rowsStatement(feed, `taken_${table}`));
      if (numbers.length > 0) {
        await this.warehouse.query(
          `insert into taken_${table} select * from ${table}
           where document_no in (${numbers.join(', ')})`,
        );
      }
      await this.warehouse.query(`drop view ${table}`);
      await this.warehouse.query(`alter table taken_${table} rename to ${table}`);
    }
  }

  /** Writes what has changed of these documents. Nobody sees it before it is committed. */
  async write({ readAgain, isReset }: Concerned): Promise<Changed> {
    const before = isReset ? nothing : this.manifest;
    const changed: Changed = { rows: {}, gone: {}, ended: {} };
    for (const feed of feedNames) {
      const table = heldTable(feed);
      const again = await this.loadsOf(readAgain);
      const held = before.rows[table] ?? {};
      changed.gone[table] = again.filter((load) => held[load] !== undefined);
      changed.rows[table] = await this.writeRows(feed, held, new Set(again));
      changed.ended[table] = await this.writeEnded(table);
    }
    return changed;
  }

  /** Makes what was written, here or by others, what the store has, with the log as it stands here. */
  async commit(parts: readonly Changed[], isReset: boolean): Promise<void> {
    const before = isReset ? nothing : this.manifest;
    const rows: Manifest['rows'] = {};
    const ended: Manifest['ended'] = {};
    for (const table of feedNames.map(heldTable)) {
      const gone = new Set(parts.flatMap((part) => part.gone[table] ?? []));
      const stay = Object.entries(before.rows[table] ?? {}).filter(([load]) => !gone.has(load));
      const added = parts.flatMap((part) => Object.entries(part.rows[table] ?? {}));
      rows[table] = Object.fromEntries([...stay, ...added]);
      const ends = parts.flatMap((part) => Object.entries(part.ended[table] ?? {}));
      ended[table] = { ...before.ended[table], ...Object.fromEntries(ends) };
    }
    const log: Record<string, string> = {};
    for (const table of logTables) {
      log[table] = await this.writeFile(`from ${table}`, `log/${table}-${this.next}.parquet`);
    }
    const found = await this.warehouse.one('select is_unfinished from warehouse');
    const after: Manifest = {
      ...{ store: 1, warehouse: warehouseVersion, commit: this.next },
      ...{ isUnfinished: found.is_unfinished === true, log, rows, ended },
    };
    await writeManifest(this.folder, after);
    // Somebody who looked at the manifest before this one may still be reading.
    const stays = new Set([...filesOf(this.manifest), ...filesOf(after)]);
    this.manifest = after;
    await this.show();
    await this.sweep(stays);
  }

  /** Loads of these documents, as the manifest names them. */
  private async loadsOf(documents: ReadonlySet<number>): Promise<string[]> {
    const found = await this.warehouse.rows(
      `select load_no as load from held_loads where document_no in (${[0, ...documents].join(', ')})`,
    );
    return found.map(({ load }) => String(load));
  }

  private get next(): number {
    return this.manifest.commit + 1;
  }

  /** Files of the loads that the store doesn't have yet, or has in another form. */
  private async writeRows(
    feed: FeedName,
    held: Readonly<Record<string, string>>,
    again: ReadonlySet<string>,
  ): Promise<Record<string, string>> {
    const table = heldTable(feed);
    const found = await this.warehouse.rows(
      `select distinct from_load as load from ${table} order by load`,
    );
    const columns = rowColumns(feed)
      .filter(({ name }) => name !== 'to_load')
      .map(({ name }) => `"${name}"`);
    const rows: Record<string, string> = {};
    for (const load of found.map((row) => String(row.load))) {
      if (held[load] !== undefined && !again.has(load)) continue;
      rows[load] = await this.writeFile(
        `select ${columns.join(', ')} from ${table} where from_load = ${load} order by source_line`,
        `${table}/load=${load}/rows-${this.next}.parquet`,
      );
    }
    return rows;
  }

  /** Files of the rows that have ended, by the load that ended them. */
  private async writeEnded(table: string): Promise<Record<string, string>> {
    const found = await this.warehouse.rows(
      `select distinct to_load as load from ${table} where to_load is not null order by load`,
    );
    const ended: Record<string, string> = {};
    for (const { load } of found) {
      ended[String(load)] = await this.writeFile(
        `select document_no, source_line, from_load, to_load from ${table} where to_load = ${load}
         order by source_line, from_load`,
        `${table}/ended/${load}-${this.next}.parquet`,
      );
    }
    return ended;
  }

  private async writeFile(rows: string, file: string): Promise<string> {
    const path = join(this.folder, file);
    await mkdir(dirname(path), { recursive: true });
    await this.warehouse.query(`copy (${rows}) to ${quoted(path)} (format parquet)`);
    return file;
  }

  /** Shows the rows of the store under the names of the warehouse's tables. */
  private async show(): Promise<void> {
    for (const feed of feedNames) {
      const table = heldTable(feed);
      for (const name of [table, `taken_${table}`, `none_of_${table}`]) await this.drop(name);
      await this.warehouse.query(`create view ${table} as ${await this.rowsShown(feed)}`);
    }
  }

  private async rowsShown(feed: FeedName): Promise<string> {
    const table = heldTable(feed);
    const files = this.rowsOf(table);
    if (files.length === 0) {
      await this.warehouse.query(rowsStatement(feed, `none_of_${table}`));
      return `select * from none_of_${table}`;
    }
    const columns = rowColumns(feed).map(({ name }) =>
      name === 'to_load' ? 'gone.to_load' : `rows."${name}"`,
    );
    const gone = this.endedOf(table);
    const ends =
      gone.length > 0
        ? `select * from read_parquet(${listed(gone)})`
        : `select 0 as document_no, 0 as source_line, 0 as from_load, 0 as to_load limit 0`;
    return `select ${columns.join(', ')}
      from read_parquet(${listed(files)}, hive_partitioning = false) as rows
      left join (${ends}) as gone
        on gone.document_no = rows.document_no and gone.source_line = rows.source_line
        and gone.from_load = rows.from_load`;
  }

  private async drop(name: string): Promise<void> {
    const found = await this.warehouse.rows(
      `select 'view' as kind from duckdb_views() where view_name = $name and not temporary
       union all select 'table' from duckdb_tables() where table_name = $name and not temporary`,
      { name },
    );
    for (const { kind } of found) await this.warehouse.query(`drop ${String(kind)} ${name}`);
  }

  /** Takes away files that no manifest names. */
  private async sweep(stays: ReadonlySet<string>): Promise<void> {
    for (const part of ['log', ...feedNames.map(heldTable)]) {
      const folder = join(this.folder, part);
      const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of found) {
        const path = join(entry.parentPath, entry.name);
        const file = relative(this.folder, path).replaceAll('\\', '/');
        if (entry.isFile() && !stays.has(file)) await rm(path, { force: true });
      }
    }
  }

  private paths(files: Readonly<Record<string, string>> = {}): string[] {
    return Object.entries(files)
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([, file]) => join(this.folder, file));
  }
}

function listed(files: readonly string[]): string {
  return `[${files.map(quoted).join(', ')}]`;
}
